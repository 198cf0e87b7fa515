# Processes that this command started. A pid file holds the pid and its start time, so that a pid that the kernel gave to
# another program is never taken for ours, and nothing is ever ended by name.

readonly PROCESS_FOLDER=$PRISONOPS_STATE/process

start_time_of() {
    local status
    status=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
    status=${status##*) }
    cut -d' ' -f20 <<<"$status"
}

# start_process NAME LOG COMMAND...: in a session of its own, so that Ctrl+C reaches this command first and the order of stopping is ours.
start_process() {
    local name=$1 log=$2 pid
    shift 2
    mkdir -p "$PROCESS_FOLDER" "$(dirname "$log")"
    setsid nohup "$@" >>"$log" 2>&1 </dev/null 9>&- &
    pid=$!
    printf '%s %s\n' "$pid" "$(start_time_of "$pid" || echo 0)" >"$PROCESS_FOLDER/$name"
}

process_id() {
    local pid started
    [[ -r $PROCESS_FOLDER/$1 ]] || return 1
    read -r pid started <"$PROCESS_FOLDER/$1"
    [[ $(start_time_of "$pid") == "$started" ]] || return 1
    [[ $(cut -d' ' -f3 <"/proc/$pid/stat") != Z ]] || return 1
    printf '%s' "$pid"
}

process_runs() { process_id "$1" >/dev/null 2>&1; }

# stop_process NAME SECONDS: asks, waits, and only then ends it.
stop_process() {
    local name=$1 seconds=$2 pid waited=0
    if pid=$(process_id "$name"); then
        kill -TERM -- "-$pid" 2>/dev/null || kill -TERM "$pid" 2>/dev/null || true
        while process_runs "$name" && ((waited < seconds * 10)); do
            sleep 0.1
            waited=$((waited + 1))
        done
        if process_runs "$name"; then
            say "$name did not end within $seconds s and is killed"
            kill -KILL -- "-$pid" 2>/dev/null || true
        fi
    fi
    rm -f "$PROCESS_FOLDER/$name"
}

process_names() { (cd "$PROCESS_FOLDER" 2>/dev/null && ls) || true; }
