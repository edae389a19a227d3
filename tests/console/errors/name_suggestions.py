counter = 5
try:
    print(conter)
except NameError as error:
    print(error, error.name)


def f():
    message = "x"
    return mesage


try:
    f()
except NameError as error:
    print(error)
try:
    pint("x")
except NameError as error:
    print(error)
try:
    xyzzy
except NameError as error:
    print(error, error.args)


class C:
    def m(self):
        return helper()


try:
    C().m()
except NameError as error:
    print(error)
print(cuonter)
