using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PrisonOps.GrainInterfaces.Alarms;
using PrisonOps.GrainInterfaces.Cameras;
using PrisonOps.GrainInterfaces.Devices;
using PrisonOps.GrainInterfaces.Objects;
using PrisonOps.GrainInterfaces.Units;
using PrisonOps.Grains;
using PrisonOps.Grains.Alarms;
using PrisonOps.Grains.Alarms.Suppression;
using PrisonOps.Grains.Cameras;
using PrisonOps.Grains.Cameras.Diagnosis;
using PrisonOps.Grains.Devices;
using PrisonOps.Grains.Objects;
using PrisonOps.Grains.Topology;
using PrisonOps.Grains.Turns;
using PrisonOps.Grains.Units;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.Alarms.Suppression;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Samples;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Units;
using PrisonOps.Tests.Support;

namespace PrisonOps.Tests.Grains.Estate;

/// <summary>
/// The real actors over stores in memory and scripted devices. Its periods are short, so that what takes minutes in a prison takes moments here.
/// Objects are added before <see cref="StartAsync"/>, or later as in life.
/// </summary>
internal sealed class EstateGrid : IAsyncDisposable
{
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(60);
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private GridFixture? grid;
    private Action<GridSettings>? configuration;

    public ReportingOptions Reporting { get; init; } = new()
    {
        SummaryEvery = TimeSpan.FromMilliseconds(300),
        FindingsEvery = TimeSpan.FromMilliseconds(600),
        GatherFor = TimeSpan.FromMilliseconds(20),
        RetryAfter = TimeSpan.FromMilliseconds(30),
        RetryAfterMax = TimeSpan.FromMilliseconds(300),
    };

    public AlarmBoardOptions Boards { get; init; } = new()
    {
        RetryAfter = TimeSpan.FromMilliseconds(20),
        RetryAfterMax = TimeSpan.FromMilliseconds(200),
        ReadAgainEvery = TimeSpan.FromMilliseconds(300),
        LookEvery = TimeSpan.FromMilliseconds(100),
        ReadRulesEvery = TimeSpan.FromMilliseconds(100),
        UpstreamHold = TimeSpan.Zero,
        UpstreamHoldCritical = TimeSpan.Zero,
        FlapSlot = TimeSpan.Zero,
    };

    public SuppressionOptions Suppression { get; init; } = new() { ReadEvery = TimeSpan.FromMilliseconds(200), LookEvery = TimeSpan.FromMilliseconds(100), AnswerWithin = TimeSpan.FromSeconds(2) };

    public RosterOptions RosterTimes { get; init; } = QuickRoster;

    public static RosterOptions QuickRoster { get; } = new()
    {
        LookEvery = TimeSpan.FromMilliseconds(100),
        CompareEvery = TimeSpan.FromMilliseconds(200),
        SilentGrace = TimeSpan.FromSeconds(2),
        ReviveWithin = TimeSpan.FromMilliseconds(30),
    };

    public DiagnosisOptions Diagnoses { get; init; } = new()
    {
        LookEvery = TimeSpan.FromMilliseconds(10),
        ReadEvery = TimeSpan.FromMilliseconds(200),
        FirstRoundsWithin = TimeSpan.FromMilliseconds(20),
        FirstRoundPerCamera = TimeSpan.Zero,
        ProgressEvery = TimeSpan.FromMilliseconds(20),
    };

    public EstateGrid()
    {
        Alarms = new(Pulse);
        Rows = new(Alarms, Pulse);
        Topology = new(Rows, Alarms);
        Samples = new(Pulse);
        Pictures = new(Pulse);
        Diagnosis = new(Pulse, Pictures);
        Devices = new(Pulse, TimeProvider.System);
        Streams = new(Pulse, TimeProvider.System);
    }

    public Pulse Pulse { get; } = new();

    public MemoryAlarmStore Alarms { get; }

    public MemoryRules Rules { get; } = new();

    public MemoryEstate Rows { get; }

    public MemoryTopology Topology { get; }

    public MemorySamples Samples { get; }

    public MemoryPictures Pictures { get; }

    public MemoryDiagnosis Diagnosis { get; }

    public ScriptedDevices Devices { get; }

    public ScriptedStreams Streams { get; }

    public MemoryProfiles Profiles { get; } = new();

    public MemoryMaps Maps { get; } = new();

    public IGrainFactory Grains => grid!.Grains;

    public async Task StartAsync(Action<GridSettings>? configure = null, CancellationToken cancellationToken = default)
    {
        configuration = configure;
        grid = await GridFixture.StartAsync(
            settings =>
            {
                settings.ResponseTimeout = TimeSpan.FromSeconds(3);
                settings.ConfigureServices = AddServices;
                configure?.Invoke(settings);
            },
            cancellationToken);
    }

    /// <summary>The process ends and begins again; the rows stay.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        await DisposeAsync();
        await StartAsync(configuration, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (grid is not null) await grid.DisposeAsync();
    }

    public IDeviceGrain Device(Guid id) => Grains.GetGrain<IDeviceGrain>(id);

    public ICameraGrain Camera(Guid id) => Grains.GetGrain<ICameraGrain>(id);

    public IDiagnosisGrain Scheduler(int unit) => Grains.GetGrain<IDiagnosisGrain>(unit);

    public IAlarmBoardGrain Board(int unit) => Grains.GetGrain<IAlarmBoardGrain>(unit);

    public IUnitGrain Unit(int unit) => Grains.GetGrain<IUnitGrain>(unit);

    public IRosterGrain Roster(RosterKey key) => Grains.GetGrain<IRosterGrain>(key.ToString());

    public ObjectConfiguration AddDevice(int unit = 4, string classCode = "network.switch", Criticality criticality = Criticality.NonCore) =>
        Rows.Add(unit, classCode, criticality, MonitoringProtocol.Snmp, Period);

    public ObjectConfiguration AddCamera(int unit = 4, Criticality criticality = Criticality.NonCore) => Rows.Add(
        unit, "security.video-surveillance.camera", criticality, MonitoringProtocol.Rtsp, Period, Period * 2);

    public Task Until(Func<bool> isSo, Func<string>? seen = null, TimeSpan? within = null) =>
        Pulse.Until(isSo, seen ?? Describe, within ?? Patience, TestContext.Current.CancellationToken);

    public Task UntilState(Guid id, ObjectState state, TimeSpan? within = null) => Until(
        () => Rows.StateOf(id)?.State == state, () => $"object {id} is {Rows.StateOf(id)?.State} because {Rows.StateOf(id)?.Reason}, not {state}", within);

    /// <summary>Asks the unit at each of its changes.</summary>
    public async Task<UnitStatus> UntilUnit(int unit, Func<UnitStatus, bool> isSo, TimeSpan? within = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(within ?? Patience);
        UnitStatus? last = null;
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        try
        {
            while (true)
            {
                last = await Ask(() => Unit(unit).GetStatus());
                if (isSo(last)) return last;
                await beat.WaitForNextTickAsync(limit.Token);
            }
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            Assert.Fail($"Unit {unit} did not come to it: {last?.Summary} overdue [{string.Join(", ", last?.OverdueChildren ?? [])}] systems {string.Join("; ", last?.Summary.Systems ?? [])}");
            throw;
        }
    }

    /// <summary>A read in adversity may be told a time-out; a person would press again.</summary>
    public static async Task<T> Ask<T>(Func<Task<T>> question)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return await question();
            }
            catch (TimeoutException) when (attempt < 10)
            {
            }
        }
    }

    private string Describe() =>
        $"open alarms: {string.Join(", ", Alarms.Open.Select(row => $"{row.Type}{{{row.Instance}}} of {row.ObjectId}"))}; "
        + $"states: {string.Join(", ", Rows.States.Select(row => $"{row.ObjectId} {row.State} {row.Reason}"))}";

    private void AddServices(IServiceCollection services)
    {
        services.AddSingleton<IAlarmStore>(Alarms).AddSingleton<IAlarmRuleSource>(Rules);
        services.AddSingleton<ISuppressionSource>(Topology);
        services.AddSingleton<IUnitStore>(Rows);
        services.AddSingleton<IRosterStore>(Rows);
        services.AddSingleton<ISampleLayouts>(Samples);
        services.AddSingleton<ISampleWriter>(Samples);
        services.AddSingleton<IPictureStore>(Pictures);
        services.AddSingleton<IDiagnosisPlanStore>(Diagnosis);
        services.AddSingleton<ICameraSettingsStore>(Diagnosis);
        services.AddSingleton<IDiagnosisRunStore>(Diagnosis);
        services.AddSingleton<IRoundWriter>(Diagnosis);
        services.AddSingleton<IProfileCatalogue>(Profiles);
        services.AddSingleton<IDevicePoller>(given => Devices.To(given.GetRequiredService<IDevicePollSink>()));
        services.AddSingleton<IStreamQuarantine>(Streams);
        services.AddSingleton<IKeyframeSource>(given => Streams.To(given.GetRequiredService<IKeyframeSink>()));
        services.AddPrisonOpsGrains();
        services.AddSingleton<ITopologyReader>(Maps);
        Set(services, Reporting);
        Set(services, Boards);
        Set(services, Suppression);
        Set(services, new DeviceOptions { PollPeriodMin = TimeSpan.FromMilliseconds(10), AnswerLateMax = TimeSpan.FromMilliseconds(100) });
        Set(services, new CameraOptions
        {
            LivenessPeriodMin = TimeSpan.FromMilliseconds(10),
            ConfirmAfter = TimeSpan.FromMilliseconds(20),
            AnswerLateMax = TimeSpan.FromMilliseconds(100),
        });
        Set(services, Diagnoses);
        Set(services, RosterTimes);
        Set(services, new TopologyOptions { RenewEvery = TimeSpan.FromSeconds(1) });
        Set(services, new UnitOptions { FirstSumWithin = TimeSpan.FromMilliseconds(500), OverdueAfter = TimeSpan.FromSeconds(5) });
    }

    private static void Set<TOptions>(IServiceCollection services, TOptions options)
        where TOptions : class => services.AddSingleton(Options.Create(options));
}
