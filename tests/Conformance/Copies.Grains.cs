using System.Collections.Immutable;
using Orleans.Concurrency;

namespace PrisonOps.Tests.Conformance;

#pragma warning disable ORLEANS0004 // The analyzer of Orleans finds the forgotten id, which is here on purpose.
[GenerateSerializer]
internal sealed class Parcel
#pragma warning restore ORLEANS0004
{
    [Id(0)]
    public string Kept { get; set; } = "";

    public string Forgotten { get; set; } = "made anew";

    [Id(1)]
    public List<int> Numbers { get; set; } = [];

    [Id(2)]
    public Parcel? Inner { get; set; }

    [Id(3)]
    public Parcel? Other { get; set; }
}

[GenerateSerializer]
internal sealed record Position([property: Id(0)] int Row, [property: Id(1)] int Column)
{
    [Id(2)]
    public string? Label { get; init; }
}

/// <summary>The parameters of a record travel without ids of their own.</summary>
[GenerateSerializer]
internal sealed record Short(int Number, string Text);

[GenerateSerializer, Immutable]
internal sealed record Frozen([property: Id(0)] ImmutableArray<int> Numbers);

internal sealed class Unknown
{
    public int Number { get; set; }
}

[GenerateSerializer]
internal abstract class Shape
{
    [Id(0)]
    public string Name { get; set; } = "";
}

[GenerateSerializer]
internal sealed class Circle : Shape
{
    [Id(0)]
    public double Radius { get; set; }
}

[GenerateSerializer]
internal sealed class Address
{
    [Id(0)]
    public ICopyGrain? Owner { get; set; }
}

internal interface ICopyGrain : IGrainWithStringKey
{
    Task<Parcel> Change(Parcel parcel);

    Task<Parcel> Kept();

    Task<Parcel> Echo(Parcel parcel);

    Task<Position> EchoPosition(Position position);

    Task<Short> EchoShort(Short given);

    Task<Shape> EchoShape(Shape shape);

    Task<object?> EchoAny(object? value);

    Task<Dictionary<string, List<int>>> EchoMap(Dictionary<string, List<int>> map);

    Task<bool> SharesFrozenWith(ICopyGrain other);

    Task<bool> SharesParcelWith(ICopyGrain other, bool immutable);

    Task Hold(object value);

    Task HoldImmutable(Immutable<Parcel> value);

    Task<ICopyGrain> Self(ICopyGrain other);

    Task<string> NameOf(ICopyGrain grain);

    Task<string> NameIn(Address address);

    Task<string> Name();
}

internal sealed class CopyGrain : Grain, ICopyGrain
{
    private readonly Parcel mine = new() { Kept = "mine", Numbers = [1] };
    private static object? held;

    public Task<Parcel> Change(Parcel parcel)
    {
        parcel.Numbers.Add(99);
        return Task.FromResult(parcel);
    }

    public Task<Parcel> Kept() => Task.FromResult(mine);

    public Task<Parcel> Echo(Parcel parcel) => Task.FromResult(parcel);

    public Task<Position> EchoPosition(Position position) => Task.FromResult(position);

    public Task<Short> EchoShort(Short given) => Task.FromResult(given);

    public Task<Shape> EchoShape(Shape shape) => Task.FromResult(shape);

    public Task<object?> EchoAny(object? value) => Task.FromResult(value);

    public Task<Dictionary<string, List<int>>> EchoMap(Dictionary<string, List<int>> map) => Task.FromResult(map);

    public async Task<bool> SharesFrozenWith(ICopyGrain other)
    {
        var frozen = new Frozen([1, 2, 3]);
        await other.Hold(frozen);
        return ReferenceEquals(held, frozen);
    }

    public async Task<bool> SharesParcelWith(ICopyGrain other, bool immutable)
    {
        var parcel = new Parcel();
        await (immutable ? other.HoldImmutable(parcel.AsImmutable()) : other.Hold(parcel));
        return ReferenceEquals(held, parcel);
    }

    public Task Hold(object value)
    {
        held = value;
        return Task.CompletedTask;
    }

    public Task HoldImmutable(Immutable<Parcel> value) => Hold(value.Value);

    public Task<ICopyGrain> Self(ICopyGrain other) => Task.FromResult<ICopyGrain>(this);

    public async Task<string> NameOf(ICopyGrain grain) =>
        grain is CopyGrain ? "the grain itself" : await grain.NameIn(new Address { Owner = this });

    public Task<string> NameIn(Address address) =>
        Task.FromResult(address.Owner is CopyGrain ? "the grain itself" : address.Owner!.GetPrimaryKeyString());

    public Task<string> Name() => Task.FromResult(this.GetPrimaryKeyString());
}
