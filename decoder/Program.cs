using PrisonOps.Decoder.Boundary;
using PrisonOps.Decoder.Workers;

const int Usage = 64, NoDecoder = 69;

if (args is ["check"])
{
    BoundaryCheck found = BoundaryCheck.Run();
    Console.WriteLine(found.Problem.Length == 0 ? found.Decoder : found.Problem);
    return found.Problem.Length == 0 ? 0 : NoDecoder;
}

if (WorkerSettings.Parse(args) is not { } settings)
{
    Console.Error.WriteLine($"usage: {WorkerSettings.Usage}");
    return Usage;
}

if (!ParentDeath.Follow(settings.ParentId)) return 0;
Courtesy.GiveWay();

// Ctrl+C in a terminal reaches the whole group of processes: the supervisor decides when a worker ends, by closing its input.
Console.CancelKeyPress += (_, pressed) => pressed.Cancel = true;

using var ended = new CancellationTokenSource();
var guard = new WorkerGuard(settings.MemoryMiBMax, TimeProvider.System);
Task watching = guard.Run(ended.Token);
await using Stream input = Console.OpenStandardInput(), output = Console.OpenStandardOutput();
using var loop = new WorkerLoop(input, output, settings.Sessions, BoundaryCheck.Run(), guard, TimeProvider.System);
await loop.Run(CancellationToken.None);
await ended.CancelAsync();
await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
return 0;
