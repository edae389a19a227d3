class Node:
    def __init__(self, name, parent=None):
        self.name, self.parent, self.children = name, parent, []
        if parent is not None:
            parent.children.append(self)

    def __repr__(self):
        return f"Node({self.name!r}, {self.children})"


root = Node("root")
for name in ("a", "b"):
    Node(name, root)
Node("c", root.children[0])
print(root)
root.children[1].children.append(root)
print(root)
print(str(root.children), "%s" % [root.children])


class Room:
    def __init__(self):
        self.members = {}

    def __repr__(self):
        return "Room(" + repr(self.members) + ")"


class Member:
    def __init__(self, room):
        self.room = room

    def __str__(self):
        return f"member of {self.room}"

    __repr__ = __str__


room = Room()
room.members["ana"] = Member(room)
print(room)
print([room.members["ana"], room.members])
try:
    print(room.members["ana"])
except RecursionError as error:
    print(error)


class Broken:
    def __repr__(self):
        raise ValueError("no name")


holder = [Broken()]
for _ in range(2):
    try:
        print(holder)
    except ValueError as error:
        print(error)
print([1, holder[:0]])


class Deep:
    def __init__(self, inner):
        self.inner = inner

    def __repr__(self):
        return f"<{self.inner}>"


deep = Deep([])
for _ in range(70):
    deep = Deep([deep])
print(deep)
