# ./prisonops profile
source "$PRISONOPS_COMMANDS/lib/install.sh"
source "$PRISONOPS_COMMANDS/lib/build.sh"

main() {
    case ${1:-} in
        -h | --help | '')
            cat <<'USAGE'
Usage: ./prisonops profile test FILE [--against TARGET] [OPTIONS]

Checks one device profile with what it inherits; every fault is named with file and line. With --against a device is read by it, and each
reading is listed with how many values it gave, or as empty.

  --against TARGET     HOST, HOST:PORT or, of metrics and http, a URL
  --protocol P         snmp, modbus, metrics or http; default: the folder of that name above the file
  --settings JSON      what an object would set, {"unit": 17} for example
  --community C        of SNMP; default public
  --user U             of metrics and http; the password comes from PRISONOPS_PASSWORD
  --credentials KIND   basic (or digest), bearer or login
Exit codes: 0 it gave something, 1 nothing or no answer, 2 the file or the use is wrong, 3 something is missing on this machine.
USAGE
            [[ -n ${1:-} ]] || exit 2
            return 0
            ;;
    esac

    command -v dotnet >/dev/null || fail 'dotnet is not on the PATH' 'install the .NET SDK 10 (dotnet.microsoft.com) and put it on the PATH' 3
    build_silo >&2

    # File names are meant from where the command was given, not from the root of the clone.
    cd "${OLDPWD:-$PRISONOPS_ROOT}"
    exec "$(silo_program)" profile "$@" --standard "$PRISONOPS_ROOT/standard"
}
