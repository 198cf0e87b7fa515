using PrisonOps.Ports.Databases;

namespace PrisonOps.Tests.Unit.Databases;

public sealed class BackupLogTests
{
    [Theory]
    [InlineData("backup_log", "finished_at", true)]
    [InlineData("ops.backup_log", "At2", true)]
    [InlineData("a.b.c", "x", false)]
    [InlineData("backup log", "x", false)]
    [InlineData("t\"; drop table x; --", "x", false)]
    [InlineData("t", "x)`", false)]
    [InlineData("t\n", "x", false)]
    [InlineData("", "x", false)]
    public void Only_a_plain_name_comes_into_a_statement(string table, string column, bool isPlain) =>
        Assert.Equal(isPlain, new BackupLog(table, column).IsPlain);
}
