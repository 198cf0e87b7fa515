# ./prisonops fault
source "$PRISONOPS_COMMANDS/lib/process.sh"
source "$PRISONOPS_COMMANDS/lib/estate.sh"

main() { wrong_use 'fault: the agents of the demo estate do not run' './prisonops up starts them'; }
