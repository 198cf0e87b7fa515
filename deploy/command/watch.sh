# ./prisonops watch
main() {
    if [[ " $* " == *' --help '* || " $* " == *' -h '* ]]; then
        cat <<'USAGE'
Usage: ./prisonops watch --secret-file FILE [OPTIONS]

Hears the signs of life of an installation elsewhere and rings when they stay away. The installation sends them when it runs with
--set Heartbeat:Url=http://HERE:8500/beat --set Heartbeat:SecretPath=FILE.

  --secret-file FILE   the key that both sides know
  --listen ADDRESS     address to listen on, or "any"; default 127.0.0.1
  --port PORT          default 8500
  --absent-after S     seconds without a sign until it rings; default 90
  --ring-every S       seconds between rings while it lasts; default 60
  --run COMMAND        what rings: gets the seconds without a sign as its argument

Exit codes: 0 stopped by a signal, 2 wrong use, 3 something is missing on this machine.
USAGE
        return
    fi

    command -v dotnet >/dev/null || fail 'dotnet is not on the PATH' 'install the .NET SDK 10 (dotnet.microsoft.com) and put it on the PATH' 3
    build_silo >&2

    # File names are meant from where the command was given, not from the root of the clone.
    cd "${OLDPWD:-$PRISONOPS_ROOT}"
    exec "$(silo_program)" watch "$@"
}
