. /work/lab/home-FC/env.sh
$PY /work/lab/home-FC/medium.py "$@"
