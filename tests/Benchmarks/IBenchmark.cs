namespace PrisonOps.Benchmarks;

/// <summary>
/// One measurement of `./prisonops bench NAME`. A class that implements this and has a constructor without parameters is found by itself.
/// </summary>
public interface IBenchmark
{
    /// <summary>One lower-case word, for example "snmp".</summary>
    string Name { get; }

    /// <summary>What is measured, and how, in one sentence.</summary>
    string Measures { get; }

    Task Run(BenchmarkReport report, string[] options, CancellationToken cancellationToken);
}
