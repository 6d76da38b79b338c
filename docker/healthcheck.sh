#!/usr/bin/env bash
# Succeeds if http://127.0.0.1:PORT/health/ready answers 200. With bash alone: images without curl have it too.
set -euo pipefail
exec 3<>"/dev/tcp/127.0.0.1/${1:?port}"
printf 'GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
read -r -t 4 _ status _ <&3
[ "$status" = 200 ]
