class Account:
    bank = "Central"
    opened = 0

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        Account.opened += 1

    def deposit(self, amount):
        self.balance += amount
        return self

    def __repr__(self):
        return f"Account({self.owner!r}, {self.balance})"


a = Account("ann")
b = Account("bob", balance=5)
a.deposit(10).deposit(5)
print(a, b, Account.opened, a.opened)
a.bank = "Other"
print(a.bank, b.bank, Account.bank)
del a.bank
print(a.bank)
Account.bank = "Changed"
print(a.bank, b.bank)
print(a.__dict__, vars(b), type(a) is Account, isinstance(a, object))
print(Account.__name__, a.__class__.__name__, Account.__bases__)
move = a.deposit
move(100)
Account.deposit(a, 1000)
print(a.balance, move.__name__, move.__self__ is a)
a.extra = [1]
print(hasattr(a, "extra"), hasattr(b, "extra"), getattr(b, "extra", "none"))
setattr(b, "extra", 2)
print(b.extra, a == b, a == a, a != b, a is a)
delattr(b, "extra")
print(sorted(b.__dict__))
