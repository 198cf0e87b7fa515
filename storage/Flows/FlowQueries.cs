using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports.Flows;
using PrisonOps.Ports.Samples;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Flows;

internal sealed class FlowQueries(ScopedDatabase scoped) : IFlowQueries
{
    private const int PortsMax = 500;
    private const int PointsMax = 180;
    private const int BitsPerOctet = 8;
    private const int SecondsPerMinute = 60;
    private const string AnswerWithin = "set local statement_timeout = '10s'";

    /// <summary>A sum is a numeric and may be more than a bigint holds: devices say what they like.</summary>
    private const string Sums = "bounded_sum(sum(c.octets)), bounded_sum(sum(c.packets)), bounded_sum(sum(c.flows))";

    public Task<FlowSummary?> Read(UnitScope scope, Guid objectId, FlowFilter filter, int top, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            if (await DomainOf(c, objectId, cancellationToken) is not { } domain) return null;

            FlowSummary summary = await ReadExporter(c, objectId, filter, cancellationToken);
            ImmutableArray<PortTraffic> ports = await ReadPorts(c, objectId, filter, cancellationToken);
            SqlFilter where = Conversations(objectId, filter);
            string ownDomain = where.Add(domain);
            return summary with
            {
                Total = filter.Port is null ? summary.Total : TotalOf(ports.FirstOrDefault(port => port.Port == filter.Port)),
                Rates = await ReadRates(c, objectId, filter, cancellationToken),
                Ports = ports,
                Conversations = await ReadConversations(c, where, ownDomain, top, cancellationToken),
                Services = await ReadServices(c, where, top, cancellationToken),
                Hosts = await ReadHosts(c, where, ownDomain, top, cancellationToken),
            };
        }, cancellationToken);

    public Task<ImmutableArray<ConversationTraffic>?> ListConversations(
        UnitScope scope, Guid objectId, FlowFilter filter, int max, CancellationToken cancellationToken) =>
        scoped.InScope<ImmutableArray<ConversationTraffic>?>(
            scope,
            async c =>
            {
                if (await DomainOf(c, objectId, cancellationToken) is not { } domain) return null;

                SqlFilter where = Conversations(objectId, filter);
                return await ReadConversations(c, where, where.Add(domain), max, cancellationToken);
            },
            cancellationToken);

    /// <summary>Null when the object is not in the scope of the connection.</summary>
    private static async Task<string?> DomainOf(NpgsqlConnection connection, Guid objectId, CancellationToken cancellationToken)
    {
        await connection.Statement(AnswerWithin).Run(cancellationToken);
        return await connection.Statement("select network_domain from object where id = $1", SqlStatements.Value(objectId)).ReadValue<string>(cancellationToken);
    }

    private static SqlFilter Span(Guid objectId, FlowFilter filter)
    {
        SqlFilter where = new();
        return where.And($"c.object_id = {where.Add(objectId)}").And($"c.at >= {where.Add(filter.From)}").And($"c.at < {where.Add(filter.To)}");
    }

    private static SqlFilter Conversations(Guid objectId, FlowFilter filter)
    {
        SqlFilter where = Span(objectId, filter);
        return filter.Port is { } port ? where.And($"{where.Add(port)} in (c.input, c.output)") : where;
    }

    /// <summary>An object of the scope that has the address in the exporter's network domain, for objects are read under the policies of the reader.</summary>
    private static string NameOf(string address, string domain) =>
        $"(select min(o.name) from object o where o.network_domain = {domain} and o.address = host({address}) and o.retired_at is null)";

    private static FlowSum TotalOf(PortTraffic? port) =>
        port is null ? default : new FlowSum(port.InOctets, 0, 0).Plus(new(port.OutOctets, 0, 0));

    private static async Task<FlowSummary> ReadExporter(NpgsqlConnection connection, Guid objectId, FlowFilter filter, CancellationToken cancellationToken)
    {
        SqlFilter where = Span(objectId, filter);
        FlowSummary? read = await where.Command(connection, $"""
            select max(c.at), (array_agg(c.format order by c.at desc))[1], {Sums}, bounded_sum(sum(c.lost_flows)), bounded_sum(sum(c.lost_datagrams)),
              bounded_sum(sum(c.sets_without_template)), bounded_sum(sum(c.malformed))
            from flow_minute c where {where.Where}
            """).ReadFirst(
            reader => new FlowSummary(
                reader.GetOptional<DateTimeOffset>(0), (FlowFormat?)reader.GetOptional<short>(1), Sum(reader, 2),
                new(reader.GetInt64(5), reader.GetInt64(6), reader.GetInt64(7), reader.GetInt64(8)), [], [], [], [], []),
            cancellationToken);
        return read!;
    }

    private static Task<ImmutableArray<SamplePoint>> ReadRates(NpgsqlConnection connection, Guid objectId, FlowFilter filter, CancellationToken cancellationToken)
    {
        int minutes = Math.Max(1, (int)Math.Ceiling((filter.To - filter.From).TotalMinutes / PointsMax));
        SqlFilter where = Span(objectId, filter);
        if (filter.Port is { } port) where.And($"c.port = {where.Add(port)}");
        (string table, string octets) = filter.Port is null ? ("flow_minute", "c.octets") : ("flow_port", "c.in_octets::numeric + c.out_octets");

        return where.Command(connection, $"""
            select date_bin(interval '{minutes} minutes', m.at, timestamptz '2000-01-01'), min(m.rate)::float8, avg(m.rate)::float8, max(m.rate)::float8, count(*)::int
            from (select c.at, sum({octets}) * {BitsPerOctet} / {SecondsPerMinute} from {table} c where {where.Where} group by c.at) m (at, rate)
            group by 1 order by 1
            """).ReadAll(
            reader => new SamplePoint(reader.GetInstant(0), reader.GetDouble(1), reader.GetDouble(2), reader.GetDouble(3), reader.GetInt32(4)), cancellationToken);
    }

    private static Task<ImmutableArray<PortTraffic>> ReadPorts(NpgsqlConnection connection, Guid objectId, FlowFilter filter, CancellationToken cancellationToken)
    {
        SqlFilter where = Span(objectId, filter);
        return where.Command(connection, $"""
            select c.port, bounded_sum(sum(c.in_octets)), bounded_sum(sum(c.out_octets)), max(c.in_octets), max(c.out_octets),
              case when count(c.counted_in) > 0 then bounded_sum(sum(c.counted_in)) end, case when count(c.counted_out) > 0 then bounded_sum(sum(c.counted_out)) end
            from flow_port c where {where.Where}
            group by c.port order by sum(c.in_octets) + sum(c.out_octets) desc, c.port limit {PortsMax}
            """).ReadAll(
            reader => new PortTraffic(
                reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetOptional<long>(5),
                reader.GetOptional<long>(6)),
            cancellationToken);
    }

    private static Task<ImmutableArray<ConversationTraffic>> ReadConversations(
        NpgsqlConnection connection, SqlFilter where, string domain, int max, CancellationToken cancellationToken) =>
        where.Command(connection, $"""
            select host(g.source), {NameOf("g.source", domain)}, host(g.destination), {NameOf("g.destination", domain)}, g.protocol, g.service, g.octets, g.packets, g.flows
            from (
              select c.source, c.destination, c.protocol, c.service, {Sums} from flow_conversation c where {where.Where}
              group by 1, 2, 3, 4 order by sum(c.octets) desc, 1, 2, 3, 4 limit {max}) g (source, destination, protocol, service, octets, packets, flows)
            order by g.octets desc, g.source, g.destination, g.protocol, g.service
            """).ReadAll(
            reader => new ConversationTraffic(
                reader.GetString(0), reader.GetText(1), reader.GetString(2), reader.GetText(3), reader.GetInt16(4), reader.GetInt32(5), Sum(reader, 6)),
            cancellationToken);

    private static Task<ImmutableArray<ServiceTraffic>> ReadServices(
        NpgsqlConnection connection, SqlFilter where, int max, CancellationToken cancellationToken) =>
        where.Command(connection, $"""
            select c.protocol, c.service, {Sums} from flow_conversation c where {where.Where}
            group by 1, 2 order by sum(c.octets) desc, 1, 2 limit {max}
            """).ReadAll(reader => new ServiceTraffic(reader.GetInt16(0), reader.GetInt32(1), Sum(reader, 2)), cancellationToken);

    private static Task<ImmutableArray<HostTraffic>> ReadHosts(
        NpgsqlConnection connection, SqlFilter where, string domain, int max, CancellationToken cancellationToken) =>
        where.Command(connection, $"""
            select host(h.address), {NameOf("h.address", domain)}, h.in_octets, h.out_octets
            from (
              select e.address, bounded_sum(sum(e.in_octets)), bounded_sum(sum(e.out_octets))
              from flow_conversation c, lateral (values (c.source, 0, c.octets), (c.destination, c.octets, 0)) e (address, in_octets, out_octets)
              where {where.Where}
              group by 1 order by sum(e.in_octets) + sum(e.out_octets) desc, 1 limit {max}) h (address, in_octets, out_octets)
            order by h.in_octets::numeric + h.out_octets desc, h.address
            """).ReadAll(reader => new HostTraffic(reader.GetString(0), reader.GetText(1), reader.GetInt64(2), reader.GetInt64(3)), cancellationToken);

    private static FlowSum Sum(NpgsqlDataReader reader, int first) => new(reader.GetInt64(first), reader.GetInt64(first + 1), reader.GetInt64(first + 2));
}
