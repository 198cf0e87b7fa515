using System.Globalization;
using System.Text;
using PrisonOps.AgentSimulator.Mib;
using PrisonOps.AgentSimulator.Push;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.AgentSimulator.Control;

/// <summary>The line protocol: one command a line, one answer that begins with "ok" or "error".</summary>
internal sealed class ControlCommands(AgentHost host, DeviceVoice? voice = null)
{
    private const string Usage =
        "allowed: list | down DEVICE | up DEVICE | restart DEVICE | link DEVICE IFINDEX down|up | set DEVICE OID VALUE | unset DEVICE OID | "
        + "garbage DEVICE random|half|wrong-id|wrong-source|delay|off";

    private static readonly Dictionary<string, Misbehaviour> Misbehaviours = new()
    {
        ["random"] = Misbehaviour.Random,
        ["half"] = Misbehaviour.Half,
        ["wrong-id"] = Misbehaviour.WrongId,
        ["wrong-source"] = Misbehaviour.WrongSource,
        ["delay"] = Misbehaviour.Delay,
        ["off"] = Misbehaviour.None,
    };

    public string Run(string line)
    {
        string[] words = line.Split(' ', 4, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words is ["list"]) return List();
        if (words.Length < 2) return $"error '{line}' is no command; {Usage}";
        if (host.Find(words[1]) is not { } agent) return $"error '{words[1]}' is neither the name nor the address of a simulated device; see list";

        switch (words)
        {
            case ["down", _]:
                if (!agent.IsDown) voice?.Dies(agent);
                agent.IsDown = true;
                return "ok";
            case ["up", _]:
                if (agent.IsDown) voice?.Returns(agent);
                agent.IsDown = false;
                return "ok";
            case ["restart", _]:
                agent.Restart();
                voice?.Restarts(agent);
                return "ok";
            case ["link", _, var index, "down" or "up"]:
                return Link(agent, index, words[3] == "up");
            case ["set", _, var name, var value]:
                return Set(agent, name, value);
            case ["unset", _, var name]:
                return Reset(agent, name);
            case ["garbage", _, var kind] when Misbehaviours.TryGetValue(kind, out Misbehaviour misbehaviour):
                agent.Misbehaviour = misbehaviour;
                return "ok";
            default:
                return $"error '{line}' is no command; {Usage}";
        }
    }

    private string Link(SimulatedAgent agent, string text, bool up)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int index) || !agent.TrySetLink(index, up))
            return $"error {agent.Description.Name} has no port with ifIndex '{text}'";

        voice?.SayLink(agent, index, up);
        return "ok";
    }

    private string Set(SimulatedAgent agent, string text, string value)
    {
        if (!ObjectIdentifier.TryParse(text, out ObjectIdentifier name)) return $"error '{text}' is no object identifier";

        MibValue given = long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? MibValues.Whole(number)
            : MibValues.Text(value);
        if (!agent.TrySet(name, given)) return $"error {agent.Description.Name} has no object {name}";

        voice?.SaySet(agent, text, value);
        return "ok";
    }

    private string Reset(SimulatedAgent agent, string text)
    {
        if (!ObjectIdentifier.TryParse(text, out ObjectIdentifier name)) return $"error '{text}' is no object identifier";

        if (!agent.TryReset(name)) return $"error {agent.Description.Name} has no object {name}";

        voice?.SayReset(agent, text);
        return "ok";
    }

    private string List()
    {
        var text = new StringBuilder($"ok {host.Agents.Count} devices");
        foreach (SimulatedAgent agent in host.Agents)
        {
            string state = agent.IsDown ? "down" : agent.Misbehaviour == Misbehaviour.None ? "up" : $"up, garbage {agent.Misbehaviour}";
            text.Append('\n').Append(CultureInfo.InvariantCulture, $"{agent.Description.Name}\t{agent.Endpoint}\t{agent.Description.Kind}\t{state}");
        }

        return text.Append("\n.").ToString();
    }
}
