network = {
    "hosts": [
        {"name": "tokyo", "ip": "10.0.0.1", "ports": [22, 80]},
        {"name": "lima", "ip": "10.0.0.2", "ports": []},
        {"name": "oslo", "ip": "10.0.0.3", "ports": [443]},
    ],
    "links": {("tokyo", "lima"): 155.5, ("lima", "oslo"): 101.0},
}
for host in network["hosts"]:
    print(f"{host['name']:>6} {host['ip']:<10} {', '.join(map(str, host['ports'])) or 'none'}")
print({h["name"]: len(h["ports"]) for h in network["hosts"] if h["ports"]})
for (a, b), ms in network["links"].items():
    print(a, b, ms / 2)
by_name = {h.pop("name"): h for h in network["hosts"]}
print(by_name)
by_name["lima"]["ports"] += [25, 110]
by_name["lima"]["ports"][:1] = []
print(by_name["lima"], sorted(p for h in by_name.values() for p in h["ports"]))
total, *_ = [sum(network["links"].values())]
print(total, max(network["links"], key=network["links"].get))


def walk(value, path="root"):
    if isinstance(value, dict):
        for key, inner in value.items():
            walk(inner, f"{path}.{key}" if isinstance(key, str) else f"{path}{list(key)}")
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            walk(inner, f"{path}[{i}]")
    else:
        print(path, "=", repr(value))


walk(network)
