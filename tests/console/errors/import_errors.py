try:
    import no_such_module_here
except ModuleNotFoundError as error:
    print(error, error.name, isinstance(error, ImportError))
try:
    from socket import no_such_name
except ImportError as error:
    print(str(error).split(" (")[0], error.name)
try:
    import socket.something
except ModuleNotFoundError as error:
    print(error)
try:
    from no_such_package.part import x
except ImportError as error:
    print(error)
import sokcet
