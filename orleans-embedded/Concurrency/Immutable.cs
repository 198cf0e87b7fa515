namespace Orleans.Concurrency;

/// <summary>A value that its owner promises never to change, so that it is handed over without a copy.</summary>
[GenerateSerializer, Immutable]
public readonly struct Immutable<T>(T value)
{
    [Id(0)]
    public readonly T Value = value;
}
