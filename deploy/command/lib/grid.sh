# Starting and stopping the product itself: one process that supervises its own database server.

# Where an installation's data lies. As root the database server runs as an account of its own, which cannot reach a folder below a closed
# one such as /root; then the data lies under /var/lib, in a folder that belongs to this clone.
grid_folder() {
    local folder=$PRISONOPS_STATE
    while ((EUID == 0)) && [[ $folder != / ]]; do
        if [[ -e $folder ]] && (((8#$(stat -c %a "$folder") & 1) == 0)); then
            printf '/var/lib/prisonops-%s/%s' "$(cksum <<<"$PRISONOPS_STATE" | cut -d' ' -f1)" "$1"
            return
        fi
        folder=$(dirname "$folder")
    done
    printf '%s' "$PRISONOPS_STATE/$1"
}

# seed_estate DATA ESTATE_FILE SECRETS: only when the estate changed or the data folder is new; seeding is idempotent anyway.
seed_estate() {
    local data=$1 estate=$2 people=$3 hash
    hash="$(sha256sum "$estate" "$(silo_program).dll" | sha256sum | cut -d' ' -f1) $data"
    if unchanged seed "$hash" && [[ -d $data && -r $people ]]; then return 0; fi

    say "Loading the estate $estate"
    quietly "$PRISONOPS_STATE/log/seed.log" "$(silo_program)" seed --data "$data" --estate "$estate" --people "$people" ||
        fail "the estate $estate could not be loaded" 'the lines above name the file and the line'
    remember seed "$hash"
}

start_grid() {
    local data=$1 port=$2
    if process_runs grid; then
        say 'The grid is already running'
        return 0
    fi
    if port_is_taken "$port"; then
        fail "port $port is taken by another program" './prisonops up --port N takes another one'
    fi
    mkdir -p "$data"
    say "Starting the grid (log: $PRISONOPS_STATE/log/grid.log)"
    start_process grid "$PRISONOPS_STATE/log/grid.log" "$(silo_program)" run --data "$data" --port "$port"
    printf '%s' "$port" >"$PRISONOPS_STATE/port"
}

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# wait_until_ready PORT SECONDS: the grid says itself when it serves; what it says meanwhile is shown when it does not.
wait_until_ready() {
    local port=$1 seconds=$2 deadline=$((SECONDS + $2))
    until is_ready "$port"; do
        process_runs grid || { tail -n 30 "$PRISONOPS_STATE/log/grid.log" >&2; fail 'the grid ended before it was ready' "its log: $PRISONOPS_STATE/log/grid.log"; }
        ((SECONDS < deadline)) || { tail -n 30 "$PRISONOPS_STATE/log/grid.log" >&2; fail "the grid was not ready after $seconds s" "its log: $PRISONOPS_STATE/log/grid.log; https://127.0.0.1:$port/readyz names what it waits for"; }
        sleep 0.2
    done
}

is_ready() {
    NODE_NO_WARNINGS=1 node -e '
        require("https").get({ host: "127.0.0.1", port: process.argv[1], path: "/readyz", rejectUnauthorized: false, timeout: 3000 },
            answer => process.exit(answer.statusCode === 200 ? 0 : 1)).on("error", () => process.exit(1)).on("timeout", () => process.exit(1));' "$1"
}

stop_grid() { stop_process grid 30; }
