#!/bin/sh
# Mở bàn biên tập bằng một lần bấm đúp (macOS, Linux).
cd "$(dirname "$0")" || exit 3
for python in python3.14 python3.13 python3.12 python3.11 python3; do
  if command -v "$python" >/dev/null 2>&1 && "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    exec "$python" tasks.py desk "$@"
  fi
done
echo "Máy này chưa có Python 3.11 trở lên. Hãy cài từ python.org rồi bấm đúp lại tệp này."
printf 'Bấm Enter để đóng. '
read -r _
exit 3
