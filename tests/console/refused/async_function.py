async def main():
    return 5


print(type(main).__name__)
