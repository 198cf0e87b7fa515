using Orleans.Runtime;

namespace PrisonOps.Tests.Conformance;

/// <summary>Who a grain is. Ids are written into tables, so their form is part of the contract.</summary>
public sealed class KeyFacts(SharedGrid shared)
{
    [Theory]
    [InlineData("camera-07")]
    [InlineData("一监区/摄像机+3")]
    public async Task A_text_key_comes_back(string key) => Assert.Equal(key, await shared.Grains.GetGrain<IStringKeyGrain>(key).Key());

    [Fact]
    public async Task A_guid_key_comes_back()
    {
        Guid key = Guid.NewGuid();

        Assert.Equal(key, await shared.Grains.GetGrain<IGuidKeyGrain>(key).Key());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public async Task A_number_key_comes_back(long key) => Assert.Equal(key, await shared.Grains.GetGrain<IIntegerKeyGrain>(key).Key());

    [Fact]
    public async Task A_compound_key_comes_back() =>
        Assert.Equal("-5 ward 3", await shared.Grains.GetGrain<ICompoundKeyGrain>(-5, "ward 3").Key());

    [Fact]
    public void An_id_is_written_as_type_and_key()
    {
        Guid guid = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");

        Assert.Equal("named-by-text/a b", shared.Grains.GetGrain<IStringKeyGrain>("a b").GetGrainId().ToString());
        Assert.Equal("guidkey/0f8fad5bd9cb469fa16570867728950e", shared.Grains.GetGrain<IGuidKeyGrain>(guid).GetGrainId().ToString());
        Assert.Equal("integerkey/FF", shared.Grains.GetGrain<IIntegerKeyGrain>(255).GetGrainId().ToString());
        Assert.Equal("compoundkey/FF+x", shared.Grains.GetGrain<ICompoundKeyGrain>(255, "x").GetGrainId().ToString());
    }

    [Fact]
    public void An_id_is_read_as_it_was_written_and_its_hash_never_changes()
    {
        GrainId id = GrainId.Parse("guidkey/0f8fad5bd9cb469fa16570867728950e");

        Assert.Equal(id, GrainId.Create("guidkey", "0f8fad5bd9cb469fa16570867728950e"));
        Assert.Equal(id, GrainId.Parse(id.ToString()));
        Assert.Equal(2771603171u, id.GetUniformHashCode());
    }

    [Fact]
    public async Task References_of_one_grain_are_equal_and_lead_to_it_by_id()
    {
        IIntegerKeyGrain one = shared.Grains.GetGrain<IIntegerKeyGrain>(41);

        Assert.Equal(one, shared.Grains.GetGrain<IIntegerKeyGrain>(41));
        Assert.NotEqual(one, shared.Grains.GetGrain<IIntegerKeyGrain>(42));
        Assert.Equal(41, await shared.Grains.GetGrain<IIntegerKeyGrain>(one.GetGrainId()).Key());
        Assert.Equal(41, await ((IIntegerKeyGrain)shared.Grains.GetGrain(typeof(IIntegerKeyGrain), 41)).Key());
    }

    [Fact]
    public void An_interface_that_nothing_implements_is_refused_by_name()
    {
        ArgumentException failure = Assert.Throws<ArgumentException>(() => shared.Grains.GetGrain<INobodysGrain>("x"));

        Assert.Contains(nameof(INobodysGrain), failure.Message, StringComparison.Ordinal);
    }

    internal interface INobodysGrain : IGrainWithStringKey;
}
