using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Server;

/// <summary>The settings of the private server, written anew at each start into files that postgresql.conf includes.</summary>
internal static class ServerConfiguration
{
    private const string Include = "include = 'prisonops.conf'";

    public static void Write(string folder, string socketFolder, DatabaseOptions options, ServiceAccount account)
    {
        string main = Path.Combine(folder, "postgresql.conf");
        if (!File.ReadLines(main).Contains(Include)) File.AppendAllText(main, $"\n{Include}\n");

        WriteOwned(account, Path.Combine(folder, "prisonops.conf"), $"""
            # Written by PrisonOps at each start; changes belong into ALTER SYSTEM.
            listen_addresses = ''
            unix_socket_directories = '{socketFolder}'
            unix_socket_permissions = 0770
            max_connections = 120
            shared_buffers = '{options.SharedBuffersMib}MB'
            max_wal_size = '2GB'
            checkpoint_timeout = '15min'
            wal_compression = on
            jit = off
            random_page_cost = 1.1
            track_io_timing = on
            logging_collector = on
            log_directory = 'log'
            log_filename = 'postgresql-%a.log'
            log_rotation_age = '1d'
            log_rotation_size = 0
            log_truncate_on_rotation = on
            log_line_prefix = '%m [%p] %u '
            """);

        // Peer: the kernel says who is at the other end of the socket, so there is no password to keep.
        WriteOwned(account, Path.Combine(folder, "pg_hba.conf"), "local all all peer map=prisonops\n");
        string[] users = [account.Name, Environment.UserName];
        string[] roles = [PrivateServer.Superuser, .. DatabaseRoles.All];
        WriteOwned(
            account, Path.Combine(folder, "pg_ident.conf"),
            string.Concat(users.Distinct().SelectMany(_ => roles, (user, role) => $"prisonops {user} {role}\n")));
    }

    private static void WriteOwned(ServiceAccount account, string path, string text)
    {
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        account.OwnFile(path);
    }
}
