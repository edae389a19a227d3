def work():
    try:
        return {}["k"]
    except KeyError:
        print("seen")
        raise


def main():
    work()


main()
