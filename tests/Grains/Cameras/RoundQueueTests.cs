using System.Collections.Immutable;
using PrisonOps.Analyzers.Cameras.Diagnosis;
using PrisonOps.GrainInterfaces.Cameras;
using PrisonOps.Grains.Cameras.Diagnosis;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;

namespace PrisonOps.Tests.Grains.Cameras;

[Trait("Clause", "8.2-0.22")]
public sealed class RoundQueueTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);
    private static readonly DiagnosisOptions Options = new();

    private static PlanDraft Plan { get; } = new(
        4, "plan", true, [], null, false, TimeSpan.FromHours(4), TimeSpan.FromMinutes(15), [], PlanDraft.DefaultZone, ProfileRule.Hours, new(7, 0),
        new(19, 0), 3, true, 8, 2);

    [Fact]
    public void A_thousand_cameras_are_all_diagnosed_in_one_period_and_no_recorder_bears_more_than_its_limit()
    {
        Run run = new(Plan, cameras: 1_000, recorders: 50);

        run.Go(TimeSpan.FromHours(4), roundTakes: TimeSpan.FromSeconds(20));

        Assert.Equal(1_000, run.Rounds.Keys.Count);
        Assert.True(run.MostAtOneRecorder <= 2, $"{run.MostAtOneRecorder} rounds at once at one recorder; its limit is 2.");
        Assert.True(run.MostAtOnce <= 8, $"{run.MostAtOnce} rounds at once in the unit; its limit is 8.");
    }

    [Fact]
    public void Rounds_fill_the_period_evenly_once_all_cameras_are_known()
    {
        Run run = new(Plan, cameras: 1_000, recorders: 50);
        run.Go(TimeSpan.FromHours(4), TimeSpan.FromSeconds(20));
        run.Rounds.Clear();
        run.Starts.Clear();

        run.Go(TimeSpan.FromHours(8), TimeSpan.FromSeconds(20));

        int[] quarters = [.. run.Starts.GroupBy(at => (int)((at - Start) / TimeSpan.FromMinutes(15))).Select(group => group.Count())];
        Assert.All(run.Rounds.Values, rounds => Assert.Equal(2, rounds));
        Assert.True(quarters.Max() <= 100, $"The fullest quarter of an hour has {quarters.Max()} rounds; with 62 on average none should have more than 100.");
    }

    [Fact]
    public void Key_cameras_have_their_own_period_and_go_first()
    {
        Run run = new(Plan with { SiteSessionsMax = 1, RecorderSessionsMax = 1 }, cameras: 100, recorders: 100, keyCameras: 2);

        run.Go(TimeSpan.FromHours(4), TimeSpan.FromSeconds(30));

        Assert.All(run.Keys, key => Assert.InRange(run.Rounds[key], 15, 17));
        Assert.All(run.Rounds.Where(camera => !run.Keys.Contains(camera.Key)), camera => Assert.InRange(camera.Value, 1, 2));
    }

    [Fact]
    public void Outside_of_its_windows_a_plan_begins_nothing_and_what_waited_does_not_begin_at_once()
    {
        PlanDraft atNight = Plan with { Windows = [new(new(22, 0), new(4, 0))] };
        Run run = new(atNight, cameras: 200, recorders: 200);

        run.Go(TimeSpan.FromHours(24), TimeSpan.FromSeconds(5));

        Assert.Equal(200, run.Rounds.Keys.Count);
        Assert.All(run.Starts, at =>
        {
            int hour = at.ToOffset(TimeSpan.FromHours(8)).Hour;
            Assert.True(hour is >= 22 or < 4, $"A round began at {hour} o'clock in Shanghai.");
        });
        DateTimeOffset opening = new(2026, 11, 24, 14, 0, 0, TimeSpan.Zero);
        Assert.True(run.Starts.Count(at => at >= opening && at < opening.AddMinutes(10)) < 30, "A window opens with a herd of rounds.");
    }

    [Fact]
    public void An_order_of_a_person_goes_before_the_plan_and_an_expired_leave_frees_its_place()
    {
        RoundQueue queue = new(Options, new Random(1));
        Guid[] cameras = [.. Enumerable.Range(0, 3).Select(_ => Guid.NewGuid())];
        queue.Plan([new(Guid.NewGuid(), new(4, 2, 4), Plan with { SiteSessionsMax = 1 }, "", Start, 1)], [], Start);
        foreach (Guid camera in cameras) queue.Hear(new(camera, "security.camera", "a", TimeSpan.Zero, null, false), Start);
        var run = Guid.NewGuid();
        queue.Order(cameras[2], run);

        (Guid first, DiagnosisOrder order) = Assert.Single(queue.Take(Start + TimeSpan.FromHours(1)));
        Assert.Empty(queue.Take(Start + TimeSpan.FromHours(1)));
        (Guid lost, Guid? lostRun) = Assert.Single(queue.Expire(Start + TimeSpan.FromHours(2)));

        Assert.Equal((cameras[2], run, DiagnosisPriority.Manual), (first, order.RunId, order.Priority));
        Assert.Equal((cameras[2], run), (lost, lostRun));
        Assert.Null(queue.Finish(first, order.Ticket, null, Start + TimeSpan.FromHours(2)));
        Assert.Equal(0, queue.Running);
        Assert.Single(queue.Take(Start + TimeSpan.FromHours(2)));
    }

    [Fact]
    public void The_nearest_plan_that_says_most_applies()
    {
        DiagnosisPlan Of(string name, int province, int prison, Func<PlanDraft, PlanDraft>? change = null) =>
            new(Guid.NewGuid(), new(1, province, prison), (change ?? (draft => draft))(Plan with { Name = name }), "", Start, 1);
        ImmutableArray<DiagnosisPlan> plans =
        [
            Of("ministry", 0, 0), Of("prison", 2, 4), Of("prison, gates", 2, 4, draft => draft with { Groups = ["gate"] }),
            Of("prison, domes", 2, 4, draft => draft with { ClassPrefix = "security.dome" }), Of("off", 2, 4, draft => draft with { Enabled = false, Groups = ["gate"], KeyOnly = true }),
        ];

        Assert.Equal("prison", PlanChoice.For(plans, "security.camera", null, false)!.Draft.Name);
        Assert.Equal("prison, gates", PlanChoice.For(plans, "security.dome.a", "gate", true)!.Draft.Name);
        Assert.Equal("prison, domes", PlanChoice.For(plans, "security.dome.a", "yard", false)!.Draft.Name);
        Assert.Equal("ministry", PlanChoice.For([plans[0], plans[2]], "security.camera", null, false)!.Draft.Name);
        Assert.Null(PlanChoice.For([plans[2]], "security.camera", null, false));
    }

    /// <summary>Cameras of one unit whose rounds take their time, seen second by second.</summary>
    private sealed class Run
    {
        private readonly RoundQueue queue = new(Options, new Random(7));
        private readonly PriorityQueue<(Guid Camera, long Ticket), DateTimeOffset> ends = new();
        private readonly Dictionary<Guid, string> recorderOf = [];
        private DateTimeOffset now = Start;

        public Run(PlanDraft plan, int cameras, int recorders, int keyCameras = 0)
        {
            Guid[] ids = [.. Enumerable.Range(0, cameras).Select(_ => Guid.CreateVersion7(Start))];
            Keys = [.. ids.Take(keyCameras)];
            queue.Plan(
                [new(Guid.NewGuid(), new(4, 2, 4), plan, "", Start, 1)],
                [.. Keys.Select(key => new CameraSettings(key, new(4, 2, 4)) { IsKey = true })], Start);
            foreach ((int place, Guid id) in ids.Index())
            {
                recorderOf[id] = $"recorder {place % recorders}";
                queue.Hear(new(id, "security.video-surveillance.camera", recorderOf[id], TimeSpan.Zero, null, false), now);
            }
        }

        public ImmutableArray<Guid> Keys { get; }

        public Dictionary<Guid, int> Rounds { get; } = [];

        public List<DateTimeOffset> Starts { get; } = [];

        public int MostAtOnce { get; private set; }

        public int MostAtOneRecorder { get; private set; }

        public void Go(TimeSpan during, TimeSpan roundTakes)
        {
            for (DateTimeOffset end = now + during; now < end; now += TimeSpan.FromSeconds(1))
            {
                while (ends.TryPeek(out (Guid Camera, long Ticket) done, out DateTimeOffset at) && at <= now)
                {
                    ends.Dequeue();
                    queue.Finish(done.Camera, done.Ticket, null, now);
                }

                foreach ((Guid camera, DiagnosisOrder order) in queue.Take(now))
                {
                    Rounds[camera] = Rounds.GetValueOrDefault(camera) + 1;
                    Starts.Add(now);
                    ends.Enqueue((camera, order.Ticket), now + roundTakes);
                    MostAtOneRecorder = Math.Max(MostAtOneRecorder, queue.RunningAt(recorderOf[camera]));
                }

                MostAtOnce = Math.Max(MostAtOnce, queue.Running);
            }
        }
    }
}
