"""`aws configure set KEY VALUE --profile P`, once for each line on stdin: the AWS CLI's own writer, without its start-up.

Argument: the config file. A line holds profile, key, value and how many microseconds to wait first, so that its writing falls on
another instant of ours each time. Each is answered by a line, as is being ready for the first.
"""
import sys
import time

from awscli.customizations.configure.writer import ConfigFileWriter

path = sys.argv[1]
writer = ConfigFileWriter()
print('ready', flush=True)
for line in sys.stdin:
    name, key, value, delay_micros = line.split()
    until = time.perf_counter() + int(delay_micros) / 1_000_000
    while time.perf_counter() < until:
        pass
    writer.update_config({'__section__': f'profile {name}', key: value}, path)
    print('set', flush=True)
