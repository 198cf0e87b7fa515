using PrisonOps.Benchmarks;

IBenchmark[] known =
[
    .. typeof(IBenchmark).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IBenchmark).IsAssignableFrom(type))
        .Select(type => (IBenchmark)Activator.CreateInstance(type)!)
        .OrderBy(benchmark => benchmark.Name, StringComparer.Ordinal),
];

if (args is not [string name, .. string[] options] || name == "list")
{
    foreach (IBenchmark benchmark in known)
        Console.WriteLine($"{benchmark.Name,-10} {benchmark.Measures}");
    return 0;
}

if (known.FirstOrDefault(benchmark => benchmark.Name == name) is not { } chosen)
{
    Console.Error.WriteLine($"prisonops bench: '{name}' is none of {string.Join(", ", known.Select(benchmark => benchmark.Name))}");
    return 2;
}

using CancellationTokenSource stop = new();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

bool json = options.Contains("--json");
BenchmarkReport report = new(chosen.Name, Console.Out, json);
report.Say($"{chosen.Name}: {chosen.Measures}");
await chosen.Run(report, [.. options.Where(option => option != "--json")], stop.Token);
return 0;
