using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PrisonOps.Tests.Storage.Lists;

/// <summary>Enough rows that PostgreSQL would rather read an index, and every plan of the web's role told to the log.</summary>
public sealed class CrowdedEstate(PostgresFixture postgres) : EstateFixture(postgres)
{
    internal PlanLog Plans { get; } = new();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Fill();
        string database = Options.DatabaseName;
        await Postgres.Superuser($"alter database {database} set session_preload_libraries = 'auto_explain'", CancellationToken.None);
        foreach (string setting in (string[])["auto_explain.log_min_duration = 0", "auto_explain.log_nested_statements = on", "auto_explain.log_analyze = on", "auto_explain.log_timing = off", "client_min_messages = log"])
            await Postgres.Superuser($"alter role prisonops_app in database {database} set {setting}", CancellationToken.None, database);
        Get<PrisonOps.Storage.Database.DatabaseConnections>().App.Clear();
    }

    protected override void Configure(IServiceCollection services) =>
        services.AddLogging(logging => logging.ClearProviders().AddProvider(Plans).SetMinimumLevel(LogLevel.Warning).AddFilter("Npgsql.Connection", LogLevel.Trace));

    private Task<string?> Fill() => Sql<string>(
        """
        select setseed(0.42);
        insert into object (id, unit_id, province, prison, class_code, code, name, criticality, protocol, network_domain, address, port,
          poll_period_ms, diagnosis_period_ms, shard, created_at)
        select gen_random_uuid(), u.id, u.province, u.prison, 'security.camera', 'CROWD-' || n, '监区摄像机 ' || n, 0, 2, 'video', '10.' || u.id || '.' || n / 250 || '.' || n % 250, 554,
          10000, 0, n / 500, now()
        from unit u, generate_series(1, 4000) n where u.tier = 3;
        insert into object_state (object_id, unit_id, province, prison, code, state, since, revision)
        select id, unit_id, province, prison, code, (random() * 5)::int, now(), 1 from object;
        insert into alarm (id, object_id, unit_id, province, prison, type, instance, severity, original_severity, first_at, opened_at, last_at, count,
          evidence_hits, evidence_window, evidence_detail, cleared_at, object_revision, revision, state)
        select gen_random_uuid(), o.id, o.unit_id, o.province, o.prison, 'camera.' || n, '', 1 + n % 5, 1 + n % 5, t, t, t, 1, 1, 1, '',
          case when n = 1 and random() < 0.06 then null else t + interval '5 minutes' end, 1, 1, 1
        from object o, generate_series(1, 4) n, lateral (select now() - random() * interval '90 days' as t) at;
        update alarm set state = 2 where cleared_at is null;
        insert into alarm_event (alarm_id, unit_id, province, prison, at, kind, severity, actor)
        select id, unit_id, province, prison, opened_at, 1, severity, 'grid' from alarm;
        insert into audit (at, actor, unit_id, province, prison, action, subject, before, after, succeeded)
        select now(), '值班员' || n % 50, u.id, u.province, u.prison, 'object.update', 'CROWD-' || n, null, null, true
        from unit u, generate_series(1, 4000) n where u.tier = 3;
        select diagnosis_partitions_keep((now() - interval '40 days')::date, now()::date);
        insert into diagnosis_round (id, camera_id, unit_id, province, prison, at, outcome, profile, judged, bad)
        select gen_random_uuid(), o.id, o.unit_id, o.province, o.prison, now() - random() * interval '25 days', 0, 1, '[]', case when n = 1 then 1 else 0 end
        from object o, generate_series(1, 5) n;
        insert into diagnosis_fault (round_id, camera_id, unit_id, province, prison, at, fault, score)
        select id, camera_id, unit_id, province, prison, at, case when random() < 0.01 then 'vq.rare' else 'vq.blur' end, 30 from diagnosis_round where bad > 0;
        insert into camera_setting (camera_id, unit_id, province, prison, commissioning)
        select id, unit_id, province, prison, 1 from object where random() < 0.9;
        insert into relation (id, from_id, type, to_id, unit_id, province, prison, valid_from, created_by)
        select gen_random_uuid(), o.id, 4, hub.id, o.unit_id, o.province, o.prison, now(), 'grid'
        from object o join object hub on hub.unit_id = o.unit_id and hub.code = 'CROWD-' || 1 + substr(o.code, 7)::int / 100 and hub.id <> o.id;
        select log_partitions_keep((now() - interval '3 days')::date, now()::date, 1000000000000);
        insert into log_message (batch, at, network_domain, address, object_id, unit_id, province, prison, kind, severity, host, app, body, variables)
        select gen_random_uuid(), now() - random() * interval '60 hours', o.network_domain, o.address, o.id, o.unit_id, o.province, o.prison,
          case when random() < 0.2 then 2 else 1 end, case when random() < 0.01 then 2 else 6 end, o.code, 'sshd',
          case when random() < 0.001 then '风扇停转' else '登录成功 session ' || n end, '[]'
        from object o, generate_series(1, 2) n;
        insert into log_unmapped (network_domain, address, kind, key, reason, object_id, unit_id, province, prison, count, first_at, last_at, severity, body, variables)
        select o.network_domain, o.address, 1, 'app-' || n, 3, o.id, o.unit_id, o.province, o.prison, 1, now(), now() - random() * interval '60 hours', 6, 'line', '[]'
        from object o, generate_series(1, 2) n where o.address <> '';
        analyze;
        select 'filled'
        """);
}
