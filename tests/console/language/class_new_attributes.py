class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next

    def __iter__(self):
        items = []
        node = self
        while node is not None:
            items.append(node.value)
            node = node.next
        return iter(items)

    def __len__(self):
        return 1 + (len(self.next) if self.next else 0)

    def __str__(self):
        return " -> ".join(map(str, self))


chain = Node(1, Node(2, Node(3)))
print(chain, len(chain), list(chain), sum(chain), 2 in chain, 5 in chain)


def reverse(node):
    before = None
    while node:
        node.next, before, node = before, node, node.next
    return before


print(reverse(chain), chain)


class Queue:
    def __init__(self):
        self.items = []

    def put(self, item):
        self.items.append(item)

    def get(self):
        if not self.items:
            raise LookupError("empty queue")
        return self.items.pop(0)

    def __bool__(self):
        return len(self.items) > 0


q = Queue()
for c in "abc":
    q.put(c)
while q:
    print(q.get(), end=" ")
try:
    q.get()
except LookupError as error:
    print(error)
