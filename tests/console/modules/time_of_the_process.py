import os
import time

began = time.process_time()
total = sum(i * i for i in range(20000))
spent = time.process_time() - began
print(total, 0 <= spent < 10, isinstance(time.process_time_ns(), int))
print(os.getuid() == os.geteuid(), os.getgid() == os.getegid(), type(os.getuid()))
