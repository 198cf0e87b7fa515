using PrisonOps.Collectors.Rtsp;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Unit.Rtsp;

public sealed class WaitingLineTests : IKeyframeSink
{
    private readonly WaitingLine line = new(lengthMax: 8);

    [Fact]
    public async Task Who_waits_for_a_person_goes_first_then_key_cameras_then_the_plan()
    {
        foreach (DiagnosisPriority priority in new[] { DiagnosisPriority.Plan, DiagnosisPriority.Manual, DiagnosisPriority.KeyCamera }) Add(unit: 1, priority: priority);

        Assert.Equal(
            [DiagnosisPriority.Manual, DiagnosisPriority.KeyCamera, DiagnosisPriority.Plan],
            [(await Take()).Request.Priority, (await Take()).Request.Priority, (await Take()).Request.Priority]);
    }

    [Fact]
    public async Task Units_take_turns_and_within_a_unit_its_recorders()
    {
        foreach (string recorder in new[] { "10.0.0.1", "10.0.0.1", "10.0.0.1", "10.0.0.2" }) Add(unit: 1, recorder);
        Add(unit: 2, "10.9.0.1");

        List<string> served = [];
        for (int i = 0; i < 5; i++) served.Add((await Take()).Request.Target.Address);

        Assert.Equal(["10.0.0.1", "10.9.0.1", "10.0.0.2", "10.0.0.1", "10.0.0.1"], served);
    }

    [Fact]
    [Trait("Clause", "8.2-0.22")]
    public async Task A_recorder_never_has_more_streams_than_it_may_and_holds_nobody_else_up()
    {
        StreamLease two = new("recorder", 2);
        for (int i = 0; i < 3; i++) Add(unit: 1, "10.0.0.1", leases: two);
        Add(unit: 1, "10.0.0.2");

        KeyframeTurn first = await Take();
        string[] next = [(await Take()).Recorder, (await Take()).Recorder];
        Task<KeyframeTurn> third = Take();

        Assert.Equal("10.0.0.1:554", first.Recorder);
        Assert.Equal(["10.0.0.1:554", "10.0.0.2:554"], next.Order(StringComparer.Ordinal));
        Assert.False(third.IsCompleted, "The third stream of a recorder that may have two began.");

        line.Leave(first);

        Assert.Equal("10.0.0.1:554", (await third).Recorder);
    }

    [Fact]
    public async Task A_line_of_a_site_is_shared_by_its_recorders()
    {
        StreamLease one = new("unit 1", 1);
        Add(unit: 1, "10.0.0.1", leases: one);
        Add(unit: 1, "10.0.0.2", leases: one);

        KeyframeTurn first = await Take();
        Task<KeyframeTurn> second = Take();
        Assert.False(second.IsCompleted, "A second stream began on a line that may carry one.");
        line.Leave(first);

        Assert.Equal("10.0.0.2:554", (await second).Recorder);
    }

    [Fact]
    public async Task A_suspect_waits_for_the_worker_that_is_kept_for_it()
    {
        Add(unit: 1, "10.0.0.1", alone: true);
        Task<KeyframeTurn> ordinary = Take();

        Assert.False(ordinary.IsCompleted, "A suspect was given to a worker with others.");
        Assert.True((await line.Take(alone: true, TestContext.Current.CancellationToken)).MustRunAlone);

        Add(unit: 1, "10.0.0.2");
        Assert.Equal("10.0.0.2:554", (await ordinary).Recorder);
    }

    [Fact]
    public void A_full_line_refuses_and_lets_go_of_those_whose_deadline_has_passed()
    {
        for (int i = 0; i < 8; i++) Add(unit: 1);
        KeyframeTurn late = Turn(unit: 1, "10.0.0.9", DiagnosisPriority.Plan, alone: false, []);
        Assert.False(line.TryAdd(late));

        var other = new WaitingLine(lengthMax: 1);
        KeyframeTurn answered = Turn(unit: 1, "10.0.0.9", DiagnosisPriority.Plan, alone: false, []);
        Assert.True(other.TryAdd(answered));
        answered.Fail(StreamOutcome.Overloaded, "it waited");

        Assert.True(other.TryAdd(late));
        Assert.Equal(1, other.Length);
    }

    [Fact]
    public async Task Who_stops_waiting_for_a_request_takes_none()
    {
        using var stopping = new CancellationTokenSource();
        Task<KeyframeTurn> stopped = line.Take(alone: false, stopping.Token);
        await stopping.CancelAsync();
        Add(unit: 1);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped);
        Assert.Equal(1, line.Length);
    }

    void IKeyframeSink.Deliver(Guid cameraId, long epoch, KeyframeResult result)
    {
        // The line delivers nothing itself.
    }

    private Task<KeyframeTurn> Take() => line.Take(alone: false, TestContext.Current.CancellationToken);

    private void Add(int unit, string address = "10.0.0.1", DiagnosisPriority priority = DiagnosisPriority.Plan, bool alone = false, params StreamLease[] leases) =>
        Assert.True(line.TryAdd(Turn(unit, address, priority, alone, leases)));

    private KeyframeTurn Turn(int unit, string address, DiagnosisPriority priority, bool alone, StreamLease[] leases)
    {
        var camera = new ObjectConfiguration(
            Guid.NewGuid(), 1, new UnitPlace(unit, 1, 1), "security.video-surveillance.camera", "CAM", "Camera", Criticality.NonCore, MonitoringProtocol.Rtsp,
            "default", address, 554, "/stream", null, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), null, null, null);
        DateTimeOffset deadline = TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(1);
        return new(
            new(camera, 1, deadline, KeyframePurpose.Diagnosis, 1, WantPicture: false) { Priority = priority }, [.. leases], alone, this, TimeProvider.System);
    }
}
