using System.Collections.Immutable;
using PrisonOps.Analyzers.Alarms;
using PrisonOps.GrainInterfaces.Alarms;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.Units;

namespace PrisonOps.Silo.Scenarios;

/// <summary>Plays one scenario and gathers what did not hold; it goes on after a failure, so that one run shows all.</summary>
internal sealed class ScenarioRun
{
    private readonly Scenario scenario;
    private readonly ScenarioWorld world;
    private readonly ScenarioView view;
    private readonly ImmutableArray<ScenarioFailure>.Builder failures = ImmutableArray.CreateBuilder<ScenarioFailure>();
    private int toldUpTo;
    private int countedUpTo;
    private int noticedUpTo;

    private ScenarioRun(Scenario scenario, AlarmPack pack)
    {
        this.scenario = scenario;
        world = new(scenario, pack);
        view = new(scenario);
    }

    public static ImmutableArray<ScenarioFailure> Play(Scenario scenario, AlarmPack pack)
    {
        ScenarioRun run = new(scenario, pack);
        foreach (ScenarioStep step in scenario.Steps) run.Do(step);
        return run.failures.ToImmutable();
    }

    private void Do(ScenarioStep step)
    {
        switch (step)
        {
            case ScenarioStep.After after: world.Pass(after.Time); break;
            case ScenarioStep.Polls polls: foreach (Guid id in polls.Objects) world[id].Outcome = polls.Outcome; break;
            case ScenarioStep.Value value: world[value.ObjectId].Read(value.Quantity); break;
            case ScenarioStep.Raise raise: Raise(raise); break;
            case ScenarioStep.End end: End(end); break;
            case ScenarioStep.Command command: Command(command); break;
            case ScenarioStep.Rule rule: world.Change(world.Rules with { Layers = [.. world.Rules.Layers.Where(layer => layer.Key != rule.Layer.Key), rule.Layer] }); break;
            case ScenarioStep.NoRule gone: world.Change(world.Rules with { Layers = world.Rules.Layers.RemoveAll(layer => layer.Fields.Name == gone.Name) }); break;
            case ScenarioStep.Window window: world.Change(world.Rules with { Windows = world.Rules.Windows.Add(Window(window)) }); break;
            case ScenarioStep.NoWindow gone: world.Change(world.Rules with { Windows = world.Rules.Windows.RemoveAll(window => window.Draft.Reason == gone.Reason) }); break;
            case ScenarioStep.Relate relate: world.Change(relate.IsEnd ? world.Relations.Remove(relate.Edge) : world.Relations.Add(relate.Edge)); break;
            case ScenarioStep.Restart: world.Restart(); break;
            case ScenarioStep.Expect expect: Check(expect); break;
            default: throw new InvalidOperationException($"Step {step.Number} of {scenario.File} is of a kind that nobody plays: {step.GetType().Name}.");
        }
    }

    private void Raise(ScenarioStep.Raise raise)
    {
        foreach (ScenarioDevice device in raise.Objects.Select(id => world[id]))
        {
            device.Raise(new(raise.Type, raise.Instance, raise.Severity, world.Now, FindingEvidence.None with { Detail = raise.Detail }));
            world.Report(device);
        }
    }

    private void End(ScenarioStep.End end)
    {
        foreach (ScenarioDevice device in end.Objects.Select(id => world[id]))
        {
            device.End(end.Type, end.Instance);
            world.Report(device);
        }
    }

    private void Command(ScenarioStep.Command step)
    {
        AlarmRow? alarm = world.Rows.Where(row => row.ObjectId == step.ObjectId && row.Type == step.Type).OrderBy(row => row.ClearedAt ?? DateTimeOffset.MaxValue).LastOrDefault();
        string? refusal = alarm is null
            ? AlarmRefusals.NotFound
            : world.Command(alarm.Place.Unit, (board, changes) => On(board, alarm.Id, step, changes));
        if (refusal != step.Refused)
            Fail(step, $"{step.Kind} by {step.By}", step.Refused is null ? "done" : $"refused with '{step.Refused}'", refusal is null ? "done" : $"refused with '{refusal}'");
    }

    private string? On(AlarmBoard board, Guid alarm, ScenarioStep.Command step, ImmutableArray<AlarmChange>.Builder changes)
    {
        Actor by = new(Guid.Empty, step.By);
        return step.Kind switch
        {
            AlarmCommandKind.Acknowledge => board.Acknowledge(alarm, by, step.Note, world.Now, changes),
            AlarmCommandKind.Unacknowledge => board.Unacknowledge(alarm, by, step.Note, world.Now, changes),
            AlarmCommandKind.Clear => board.Clear(alarm, by, step.Note, world.Now, changes),
            AlarmCommandKind.Note => board.AddNote(alarm, by, step.Note, world.Now, changes),
            AlarmCommandKind.Shelve => board.Shelve(alarm, by, step.Note, world.Now + step.Lasts, world.Now, changes),
            AlarmCommandKind.Unshelve => board.Unshelve(alarm, by, step.Note, world.Now, changes),
            AlarmCommandKind.MarkFalse => board.MarkFalse(alarm, by, step.Note, world.Now, changes),
            _ => throw new InvalidOperationException($"Command {step.Kind} is none of {string.Join(", ", Enum.GetNames<AlarmCommandKind>())}."),
        };
    }

    private AlarmWindow Window(ScenarioStep.Window step)
    {
        UnitPlace place = scenario.Units.First(unit => unit.Id == step.Draft.UnitId).Place;
        DateTimeOffset from = world.Now + step.Starts;
        return new(Guid.CreateVersion7(world.Now), place, step.Draft with { From = from, Until = from + step.Lasts }, "王芳", world.Now, 1);
    }

    private void Check(ScenarioStep.Expect expect)
    {
        if (expect.Open is { } open) CheckSet(expect, "open alarms", open, [.. world.Open.Select(view.Line)]);
        if (expect.Returned is { } returned)
            CheckSet(expect, "alarms that returned", returned, [.. world.Rows.Where(row => row.State == AlarmState.ReturnedUnacknowledged).Select(view.Line)]);
        if (expect.Orders is { } orders)
            CheckSet(expect, "orders", orders, [.. world.History.SelectMany(change => change.Orders.Select(order => $"{view.Name(change.Alarm.ObjectId)} {order.Mark}"))]);
        if (expect.Openings is { } openings)
        {
            int counted = world.History.Skip(countedUpTo).Count(change => change.Kind is AlarmEventKind.Opened or AlarmEventKind.Reopened);
            countedUpTo = world.History.Count;
            if (counted != openings) Fail(expect, "openings since they were counted last", $"{openings}", $"{counted}");
        }

        if (expect.Announced is { } announced)
        {
            CheckOrder(expect, "announced", announced, [.. world.History.Skip(toldUpTo).Where(ScenarioView.IsAnnounced).Select(change => view.Line(change.Alarm))]);
            toldUpTo = world.History.Count;
        }

        if (expect.Notices is not { } notices) return;

        CheckOrder(expect, "notices", notices, [.. world.Notices.Told.Skip(noticedUpTo).Select(notice => world.Notices.Line(notice, view.Name))]);
        noticedUpTo = world.Notices.Told.Count;
    }

    private void CheckOrder(ScenarioStep step, string what, ImmutableArray<string> expected, ImmutableArray<string> got)
    {
        bool holds = got.Length == expected.Length && got.Zip(expected).All(pair => ScenarioPattern.Of(pair.Second).Fits(pair.First));
        if (!holds) Fail(step, $"{what} since they were looked at last, in order", ScenarioPattern.List(expected), ScenarioPattern.List(got));
    }

    private void CheckSet(ScenarioStep step, string what, ImmutableArray<string> expected, ImmutableArray<string> got)
    {
        if (!ScenarioPattern.Cover(expected, got)) Fail(step, what, ScenarioPattern.List(expected), ScenarioPattern.List(got));
    }

    private void Fail(ScenarioStep step, string what, string expected, string got) =>
        failures.Add(new(step.Number, step.Line, world.Now - scenario.Start, what, expected, got));
}
