namespace PrisonOps.Tests.Conformance;

internal interface IStringKeyGrain : IGrainWithStringKey
{
    Task<string> Key();
}

[GrainType("named-by-text")]
internal sealed class StringKeyGrain : Grain, IStringKeyGrain
{
    public Task<string> Key() => Task.FromResult(this.GetPrimaryKeyString());
}

internal interface IGuidKeyGrain : IGrainWithGuidKey
{
    Task<Guid> Key();
}

internal sealed class GuidKeyGrain : Grain, IGuidKeyGrain
{
    public Task<Guid> Key() => Task.FromResult(this.GetPrimaryKey());
}

internal interface IIntegerKeyGrain : IGrainWithIntegerKey
{
    Task<long> Key();
}

internal sealed class IntegerKeyGrain : Grain, IIntegerKeyGrain
{
    public Task<long> Key() => Task.FromResult(this.GetPrimaryKeyLong());
}

internal interface ICompoundKeyGrain : IGrainWithIntegerCompoundKey
{
    Task<string> Key();
}

internal sealed class CompoundKeyGrain : Grain, ICompoundKeyGrain
{
    public Task<string> Key() => Task.FromResult($"{this.GetPrimaryKeyLong(out string? extension)} {extension}");
}
