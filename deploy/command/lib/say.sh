# What the command says: plain lines that stay readable in a log; colour only on a terminal.

if [[ -t 1 && -z ${NO_COLOR:-} ]]; then
    readonly BOLD=$'\e[1m' RED=$'\e[31m' PLAIN=$'\e[0m'
else
    readonly BOLD='' RED='' PLAIN=''
fi

say() { printf '%s\n' "$*"; }

headline() { printf '%s%s%s\n' "$BOLD" "$*" "$PLAIN"; }

# fail WHAT WAY_OUT [EXIT_CODE]: names the thing and what to do about it.
fail() {
    printf '%sprisonops: %s%s\n' "$RED" "$1" "$PLAIN" >&2
    [[ -z ${2:-} ]] || printf '  %s\n' "$2" >&2
    exit "${3:-1}"
}

wrong_use() { fail "$1" "${2:-}" 2; }

# quietly LOG COMMAND...: runs it into a log and shows the log's two ends only when it fails: tools differ in where they name the reason.
quietly() {
    local log=$1 code=0
    shift
    mkdir -p "$(dirname "$log")"
    # 9 is the lock of the state folder: a build server that inherits it would keep it for hours.
    "$@" >"$log" 2>&1 </dev/null 9>&- || code=$?
    if ((code != 0)); then
        if (($(wc -l <"$log") <= 50)); then cat "$log" >&2; else { head -n 15 "$log"; echo '  ...'; tail -n 35 "$log"; } >&2; fi
        printf '  the whole log: %s\n' "$log" >&2
    fi
    return "$code"
}
