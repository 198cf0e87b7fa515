# ./prisonops doctor
source "$PRISONOPS_COMMANDS/lib/install.sh"
source "$PRISONOPS_COMMANDS/lib/build.sh"
source "$PRISONOPS_COMMANDS/lib/process.sh"
source "$PRISONOPS_COMMANDS/lib/grid.sh"

complaints=0

main() {
    case ${1:-} in
        '') ;;
        -h | --help)
            cat <<'USAGE'
Usage: ./prisonops doctor

Says what is present, what is missing, what runs, and what to do. Changes nothing.
Exit codes: 0 everything that `up` and `test` need is present, 1 something is missing, 2 wrong use.
USAGE
            return 0
            ;;
        *) wrong_use "doctor: '$1' is no option" './prisonops doctor --help' ;;
    esac

    check '.NET SDK 10' "$(dotnet --version 2>/dev/null || true)" 'install the .NET SDK 10'
    check 'Node.js' "$(node --version 2>/dev/null || true)" 'install Node.js 20.19 or later'
    check 'npm' "$(npm --version 2>/dev/null || true)" 'install Node.js 20.19 or later'
    check_packages 'to run' "$RUN_PACKAGES"
    check_packages 'the demo estate' "$ESTATE_PACKAGES"
    check_packages 'the tests' "$TEST_PACKAGES"
    check 'PostgreSQL' "$(find /usr/lib/postgresql/*/bin -name postgres 2>/dev/null | sort -V | tail -n 1)" './prisonops up installs it'
    check 'built' "$([[ -x $(silo_program) ]] && echo yes || true)" './prisonops build'
    check_disk

    if process_runs grid; then
        local port
        port=$(cat "$PRISONOPS_STATE/port" 2>/dev/null || echo '?')
        check "grid on port $port ready" "$(is_ready "$port" && echo yes || true)" "https://127.0.0.1:$port/readyz names what it waits for; log: $PRISONOPS_STATE/log/grid.log"
    else
        say 'grid: does not run'
    fi
    ((complaints == 0)) || fail "$complaints things need attention" 'each line with "missing" says what to do'
    say 'Nothing is missing.'
}

check() {
    if [[ -n $2 ]]; then
        say "$1: $2"
    else
        say "$1: missing; $3"
        complaints=$((complaints + 1))
    fi
}

check_packages() {
    local missing=() package
    while IFS='|' read -r package _; do
        [[ -n $package ]] || continue
        [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
    done <<<"$2"
    if ((${#missing[@]} == 0)); then
        say "Debian packages for $1: all installed"
    else
        check "Debian packages for $1" '' "apt-get install -y --no-install-recommends ${missing[*]}"
    fi
}

# The product itself stops taking samples below 2 GiB; a build and a demo need about as much again.
check_disk() {
    local free_mib
    free_mib=$(df --output=avail -m "$PRISONOPS_ROOT" | tail -n 1 | tr -d ' ')
    if ((free_mib >= 4096)); then say "Free disk: $free_mib MiB"; else check 'Free disk of at least 4096 MiB' '' "only $free_mib MiB are free below $PRISONOPS_ROOT"; fi
}
