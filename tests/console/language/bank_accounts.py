class Insufficient(Exception):
    def __init__(self, needed, available):
        super().__init__(needed, available)
        self.missing = needed - available


class Account:
    count = 0

    def __init__(self, owner, balance=0.0):
        self.owner, self.balance = owner, balance
        type(self).count += 1
        self.number = Account.count

    def withdraw(self, amount):
        if amount > self.balance:
            raise Insufficient(amount, self.balance)
        self.balance -= amount

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError(f"cannot deposit {amount}")
        self.balance += amount

    def __repr__(self):
        return f"<{type(self).__name__} {self.number} {self.owner}: {self.balance:,.2f}>"


class Savings(Account):
    rate = 0.02

    def interest(self, years=1):
        for _ in range(years):
            self.deposit(round(self.balance * self.rate, 2))
        return self.balance


def transfer(source, target, amount):
    source.withdraw(amount)
    try:
        target.deposit(amount)
    except Exception:
        source.deposit(amount)
        raise


a, b = Account("ann", 100), Savings("bob", 1500.5)
transfer(b, a, 500.25)
print(a, b, f"{b.interest(3):.2f}")
for action in (lambda: transfer(a, b, 10000), lambda: a.deposit(-1), lambda: transfer(a, None, 5)):
    try:
        action()
    except Insufficient as error:
        print("missing", error.missing, error.args)
    except (ValueError, AttributeError) as error:
        print(type(error).__name__, error)
print(a, Account.count, Savings.count, sorted([b, a], key=lambda x: x.number))
