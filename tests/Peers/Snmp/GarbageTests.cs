using PrisonOps.AgentSimulator;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Tests.Peers.Snmp;

public sealed class GarbageTests
{
    private static readonly (Misbehaviour Kind, DevicePollOutcome Outcome, string Reason)[] Expected =
    [
        (Misbehaviour.None, DevicePollOutcome.Answered, ""),
        (Misbehaviour.Random, DevicePollOutcome.Malformed, "no SNMP message"),
        (Misbehaviour.Half, DevicePollOutcome.Malformed, "longer than"),
        (Misbehaviour.WrongId, DevicePollOutcome.Malformed, "which is not under way"),
        (Misbehaviour.WrongSource, DevicePollOutcome.Malformed, "was asked, but"),
        (Misbehaviour.Delay, DevicePollOutcome.Timeout, "did not answer"),
    ];

    [Fact]
    public async Task Of_200_agents_that_answer_garbage_each_is_named_with_its_reason()
    {
        DeviceDescription[] descriptions =
        [
            .. Enumerable.Range(0, 200).Select(i => new DeviceDescription
            {
                Name = $"agent-{i:D3}", Address = $"127.82.{i / 100}.{(i % 100) + 1}", Kind = "server", Count = 2,
            }),
        ];
        await using var devices = new SimulatedDevices(descriptions);
        await using var polling = new Polling(
            new CredentialSecret("snmp-community", "prison-read", null, null, null, null, null, null, null),
            ("DevicePoller:AttemptTimeout", "00:00:01"));
        for (int i = 0; i < 200; i++) devices.Host.Agents[i].Misbehaviour = Expected[i % Expected.Length].Kind;
        Dictionary<Guid, int> askedFor = [];
        for (int i = 0; i < 200; i++)
        {
            ObjectConfiguration device = Polling.Device(devices.Host.Agents[i].Endpoint);
            askedFor[device.Id] = i;
            Assert.True(polling.Poller.Request(new(device, 1, TimeProvider.System.GetUtcNow().AddSeconds(60))));
        }

        for (int answers = 0; answers < 200; answers++)
        {
            (Guid id, DevicePollResult result) = await polling.Next();

            Assert.True(askedFor.Remove(id, out int i), $"{id} was answered twice");
            (Misbehaviour kind, DevicePollOutcome outcome, string reason) = Expected[i % Expected.Length];
            Assert.True(
                result.Outcome == outcome && result.Detail.Contains(reason, StringComparison.Ordinal),
                $"{kind} gave {result.Outcome}: {result.Detail}");
            if (outcome != DevicePollOutcome.Answered) Assert.Contains(descriptions[i].Address, result.Detail, StringComparison.Ordinal);
        }

        Assert.Empty(askedFor);
    }
}
