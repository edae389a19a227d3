import sys


def quit_with(code):
    try:
        print("leaving with", code)
        sys.exit(code)
    finally:
        print("cleanup runs")


try:
    quit_with(5)
except SystemExit as error:
    print("caught", error.code, repr(error))
quit_with(7)
