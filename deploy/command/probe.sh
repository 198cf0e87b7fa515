# ./prisonops probe
source "$PRISONOPS_COMMANDS/lib/install.sh"
source "$PRISONOPS_COMMANDS/lib/build.sh"

main() {
    case ${1:-} in
        -h | --help | '')
            cat <<'USAGE'
Usage: ./prisonops probe PROTOCOL TARGET [OPTIONS]
       ./prisonops probe PROTOCOL --batch LIST.tsv [--out DIR] [OPTIONS]

Reads devices once, without server and database, and prints who they are and every normalised quantity with unit and source.
PROTOCOL is snmp, modbus, metrics, http, tcp, dns, icmp, sql or libvirt. TARGET is HOST, HOST:PORT or, of metrics and http, a URL.

  --profile P        reads the device by this profile, whatever it is recognised as
  --batch LIST.tsv   a list with a header: `target<tab>community<tab>name` of snmp, `target<tab>name` of the others
  --out DIR          writes NAME.json of each target into this folder
  --json             one JSON object a target; docs/probe.md describes it
of snmp
  --community C      of version 1 and 2c; default public
  --version-snmp V   1, 2c or 3
  --user, --auth, --priv   of version 3; the passwords come from PRISONOPS_AUTH_PASSWORD and PRISONOPS_PRIV_PASSWORD
of the others
  --settings JSON    what an object would set: {"unit": 17} of modbus, {"engine": "mysql"} of sql
  --user U           of metrics, http and sql; the password comes from PRISONOPS_PASSWORD
  --credentials KIND basic (or digest), bearer or login
Exit codes: 0 all answered, 1 one did not, 2 wrong use, 3 something is missing on this machine.
USAGE
            [[ -n ${1:-} ]] || exit 2
            return 0
            ;;
    esac

    command -v dotnet >/dev/null || fail 'dotnet is not on the PATH' 'install the .NET SDK 10 (dotnet.microsoft.com) and put it on the PATH' 3
    build_silo >&2

    # File names are meant from where the command was given, not from the root of the clone.
    cd "${OLDPWD:-$PRISONOPS_ROOT}"
    exec "$(silo_program)" probe "$@" --standard "$PRISONOPS_ROOT/standard"
}
