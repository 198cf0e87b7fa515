using Orleans.Runtime;
using Orleans.Serialization;

namespace PrisonOps.Tests.Conformance;

/// <summary>What is handed over is copied, by the members that have an id.</summary>
public sealed class CopyFacts(SharedGrid shared)
{
    private readonly string key = Guid.NewGuid().ToString("N");

    private ICopyGrain Grain => shared.Grains.GetGrain<ICopyGrain>(key);

    [Fact]
    public async Task An_argument_is_a_copy()
    {
        var parcel = new Parcel { Kept = "a", Numbers = [1] };

        Parcel changed = await Grain.Change(parcel);

        Assert.Equal([1], parcel.Numbers);
        Assert.Equal([1, 99], changed.Numbers);
    }

    [Fact]
    public async Task A_result_is_a_copy()
    {
        (await Grain.Kept()).Numbers.Add(5);

        Assert.Equal([1], (await Grain.Kept()).Numbers);
    }

    [Fact]
    public async Task A_member_without_an_id_is_lost()
    {
        Parcel echoed = await Grain.Echo(new Parcel { Kept = "kept", Forgotten = "gone" });

        Assert.Equal("kept", echoed.Kept);
        Assert.Equal("made anew", echoed.Forgotten);
    }

    [Fact]
    public async Task A_record_travels_with_its_parameters_and_members()
    {
        Assert.Equal(new Position(3, 4) { Label = "x" }, await Grain.EchoPosition(new Position(3, 4) { Label = "x" }));
        Assert.Equal(new Short(5, "five"), await Grain.EchoShort(new Short(5, "five")));
    }

    [Fact]
    public async Task What_was_one_object_twice_is_one_object_in_the_copy_and_a_cycle_stays_one()
    {
        var inner = new Parcel { Kept = "inner" };
        var parcel = new Parcel { Inner = inner, Other = inner };
        inner.Inner = parcel;

        Parcel echoed = await Grain.Echo(parcel);

        Assert.Same(echoed.Inner, echoed.Other);
        Assert.Same(echoed, echoed.Inner!.Inner);
        Assert.NotSame(inner, echoed.Inner);
    }

    [Fact]
    public async Task A_derived_object_keeps_its_type_and_the_members_of_both()
    {
        Shape echoed = await Grain.EchoShape(new Circle { Name = "c", Radius = 2 });

        Circle circle = Assert.IsType<Circle>(echoed);
        Assert.Equal(("c", 2.0), (circle.Name, circle.Radius));
    }

    [Fact]
    public async Task Collections_keep_their_content_and_their_comparer()
    {
        var map = new Dictionary<string, List<int>>(StringComparer.OrdinalIgnoreCase) { ["A"] = [1, 2] };

        Dictionary<string, List<int>> echoed = await Grain.EchoMap(map);

        Assert.Equal([1, 2], echoed["a"]);
        Assert.NotSame(map["A"], echoed["A"]);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Values_of_every_common_kind_travel(object value) => Assert.Equivalent(value, await Grain.EchoAny(value), strict: true);

    public static TheoryData<object> Values() =>
    [
        1, "text", 2.5m, Guid.NewGuid(), TimeSpan.FromDays(2), new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(8)),
        new DateOnly(2026, 1, 2), new Uri("rtsp://camera/1"), new byte[] { 1, 2, 3 }, new[] { "a", "b" }, new List<int> { 1, 2 },
        new HashSet<int> { 3, 4 }, (1, "two"), KeyValuePair.Create("k", 1), DayOfWeek.Friday, new Queue<int>([1, 2]),
    ];

    [Fact]
    public async Task A_type_without_a_serializer_is_refused_by_name()
    {
        Exception failure = await Assert.ThrowsAsync<CodecNotFoundException>(() => Grain.EchoAny(new Unknown()));

        Assert.Contains(nameof(Unknown), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Grains_in_one_process_share_what_is_immutable_and_nothing_else()
    {
        ICopyGrain other = shared.Grains.GetGrain<ICopyGrain>(key + "2");

        Assert.True(await Grain.SharesFrozenWith(other));
        Assert.True(await Grain.SharesParcelWith(other, immutable: true));
        Assert.False(await Grain.SharesParcelWith(other, immutable: false));
    }

    [Fact]
    public async Task A_grain_that_hands_over_itself_hands_over_a_reference()
    {
        ICopyGrain other = shared.Grains.GetGrain<ICopyGrain>(key + "2");

        ICopyGrain self = await Grain.Self(other);

        Assert.Equal(key, await self.Name());
        Assert.Equal(key, await Grain.NameOf(other));
    }

    [Fact]
    public async Task A_reference_travels_and_names_the_same_grain()
    {
        object? echoed = await Grain.EchoAny(Grain);

        Assert.Equal(Grain.GetGrainId(), ((IAddressable)echoed!).GetGrainId());
        Assert.Equal(Grain, echoed as ICopyGrain);
    }
}
