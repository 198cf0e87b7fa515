using System.Collections.Concurrent;
using System.Collections.Immutable;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Tests.Grains.Estate;

/// <summary>The decoder workers' place: answers as the script of each camera says, from another thread.</summary>
internal sealed class ScriptedStreams(Pulse pulse, TimeProvider time) : IKeyframeSource, IStreamQuarantine
{
    private IKeyframeSink? sink;
    private readonly ConcurrentDictionary<Guid, Func<KeyframeRequest, KeyframeResult?>> scripts = new();
    private readonly ConcurrentDictionary<(Guid, KeyframePurpose), int> rounds = new();

    public int RoundsOf(Guid camera, KeyframePurpose purpose) => rounds.GetValueOrDefault((camera, purpose));

    public void Script(Guid camera, Func<KeyframeRequest, KeyframeResult?> script) => scripts[camera] = script;

    public void Fail(Guid camera, StreamOutcome outcome) =>
        Script(camera, request => KeyframeResult.Failed(request.Purpose, outcome, time.GetUtcNow(), outcome.ToString()));

    public KeyframeResult Alive(KeyframeRequest request) =>
        new(request.Purpose, StreamOutcome.Ok, time.GetUtcNow(), default, [], null, "");

    public ScriptedStreams To(IKeyframeSink receiver)
    {
        sink = receiver;
        return this;
    }

    public ConcurrentQueue<Guid> Lifted { get; } = new();

    public ImmutableArray<QuarantinedCamera> Quarantined => [];

    public bool Lift(Guid cameraId)
    {
        Lifted.Enqueue(cameraId);
        return true;
    }

    public bool Request(KeyframeRequest request)
    {
        _ = Task.Run(() =>
        {
            rounds.AddOrUpdate((request.Target.Id, request.Purpose), 1, (_, before) => before + 1);
            KeyframeResult? result = scripts.TryGetValue(request.Target.Id, out Func<KeyframeRequest, KeyframeResult?>? script)
                ? script(request)
                : Alive(request);
            if (result is not null) sink!.Deliver(request.Target.Id, request.Epoch, result);
            pulse.Beat();
        });
        return true;
    }
}
