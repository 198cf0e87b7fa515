using PrisonOps.Collectors.Databases.Readings;
using PrisonOps.Ports.Databases;
using PrisonOps.Silo.Standard;
using PrisonOps.Tests.Support;

namespace PrisonOps.Tests.Silo.Standard;

public sealed class DatabaseProfilesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("profiles-");

    public DatabaseProfilesTests()
    {
        Write("vendors.yaml", "vendors: {\"2011\": Huawei}");
        File.Copy(Path.Combine(SourceFolder.Root, "standard", "profiles", "alarms.yaml"), Path.Combine(folder.FullName, "alarms.yaml"));
        folder.CreateSubdirectory("snmp");
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(DatabaseEngine.Postgresql, "PostgreSQL 15.19 (Debian 15.19-0+deb12u1) on x86_64-pc-linux-gnu, compiled by gcc", "postgresql", "15.19.0")]
    [InlineData(DatabaseEngine.Postgresql, "PostgreSQL 9.2.4 (openGauss 3.0.0 build 02c14696) compiled at 2022-04-01 on x86_64-unknown-linux-gnu", "opengauss", "3.0.0")]
    [InlineData(DatabaseEngine.Postgresql, "(openGauss 5.0.1 build 33b035fd) compiled at 2023-12-15 20:28:19 commit 0 last mr  on x86_64", "opengauss", "5.0.1")]
    [InlineData(DatabaseEngine.Postgresql, "KingbaseES V008R006C007B0012 on x86_64-pc-linux-gnu, compiled by gcc", "kingbase", "8.0.0")]
    [InlineData(DatabaseEngine.Mysql, "8.0.36", "mysql", "8.0.36")]
    [InlineData(DatabaseEngine.Mysql, "10.11.19-MariaDB-0+deb12u1", "mariadb", "10.11.19")]
    [InlineData(DatabaseEngine.Mysql, "8.0.11-TiDB-v7.5.0", "tidb", "7.5.0")]
    [InlineData(DatabaseEngine.Mysql, "5.7.25-OceanBase_CE-v4.2.1.0", "oceanbase", "4.2.1")]
    public void A_product_is_recognised_by_what_it_says_of_its_version(DatabaseEngine engine, string said, string profile, string version)
    {
        var shipped = ProfilesFolder.Read(Path.Combine(SourceFolder.Root, "standard", "profiles")).Databases;

        (DatabaseProfile found, Version number) = ServerRecognition.Of(shipped, engine, null, said)!.Value;

        Assert.Equal((profile, Version.Parse(version)), (found.Name, number));
        Assert.Contains(found.Session, line => line.Contains("read", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("14.0.0", null, true)]
    [InlineData("15.0.0", null, true)]
    [InlineData("16.0.0", null, false)]
    [InlineData(null, "15.0.0", false)]
    [InlineData(null, "15.1.0", true)]
    public void A_statement_is_for_the_versions_that_its_profile_says(string? since, string? until, bool isFor) =>
        Assert.Equal(
            isFor,
            new DatabaseStatement("a", ["select 1"], since is null ? null : Version.Parse(since), until is null ? null : Version.Parse(until), false, TimeSpan.Zero, [])
                .IsFor(new(15, 0, 0)));

    [Fact]
    public void A_server_that_no_profile_knows_is_not_guessed() =>
        Assert.Null(ServerRecognition.Of(ProfilesFolder.Read(Path.Combine(SourceFolder.Root, "standard", "profiles")).Databases, DatabaseEngine.Postgresql, null, "Oracle 19c"));

    [Fact]
    public void A_profile_takes_what_it_does_not_say_from_its_parent_and_may_leave_something_out()
    {
        Write("database/base.yaml", """
            engine: mysql
            vendor: X
            match: ^([0-9.]+)
            session: [set session transaction read only]
            statements:
              - {name: a, sql: show status, pivot: yes, readings: [{quantity: database.statements, column: Questions, kind: counter64}]}
              - {name: b, sql: select 1 as n, readings: [{quantity: database.up, column: n}]}
              - {name: c, sql: select 2 as n, since: 8.0.22, every: 15m, readings: [{quantity: database.size, column: n, label: [x, y]}]}
            """);
        Write("database/own.yaml", """
            engine: mysql
            extends: base
            match: -Own
            statements:
              - {name: a, none: yes}
              - {name: b, sql: select 3 as n, readings: [{quantity: database.up, column: n}]}
            """);

        DatabaseProfile own = ProfilesFolder.Read(folder.FullName).Databases.Single(profile => profile.Name == "own");

        Assert.Equal(("X", 1, "set session transaction read only"), (own.Vendor, own.Generation, own.Session.Single()));
        Assert.Equal([("c", "select 2 as n"), ("b", "select 3 as n")], own.Statements.Select(statement => (statement.Name, statement.Sql.Single())));
        Assert.Equal((new Version(8, 0, 22), TimeSpan.FromMinutes(15)), (own.Statements[0].Since, own.Statements[0].Every));
    }

    [Theory]
    [InlineData("{name: a, sql: delete from x}", "must be one statement that begins with select")]
    [InlineData("{name: a, sql: select 1; drop table x}", "must be one statement")]
    [InlineData("{name: a}", "has sql, or none")]
    [InlineData("{name: a, sql: [select 1, select 2]}", "only with pivot")]
    [InlineData("{name: a, sql: select 1, since: eight}", "no version")]
    public void A_statement_that_could_do_more_than_read_is_named_with_its_line(string statement, string complaint)
    {
        Write("database/a.yaml", $"engine: mysql\nmatch: ^x\nstatements:\n  - {statement}\n");

        var wrong = Assert.Throws<YamlFileException>(() => ProfilesFolder.Read(folder.FullName));

        Assert.Contains(wrong.Complaints, line => line.Contains($"a.yaml:4: ", StringComparison.Ordinal) && line.Contains(complaint, StringComparison.Ordinal));
    }

    private void Write(string name, string content)
    {
        string path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
