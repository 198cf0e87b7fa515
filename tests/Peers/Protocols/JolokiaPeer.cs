using PrisonOps.Tests.Peers.Programs;

namespace PrisonOps.Tests.Peers.Protocols;

/// <summary>Debian's Tomcat 9 as a library, with Jolokia's servlet as its only application.</summary>
internal sealed class JolokiaPeer : IDisposable
{
    private const string Java = "/usr/bin/java", Libraries = "/usr/share/java";
    private readonly string folder = Directory.CreateTempSubdirectory("prisonops-tomcat-").FullName;
    private PeerProgram? program;

    public int Port { get; } = PeerProgram.FreePort();

    public static async Task<JolokiaPeer> Start()
    {
        PeerProgram.Require(Java, "default-jre-headless");
        PeerProgram.Require(Path.Combine(Libraries, "jolokia-core.jar"), "libjolokia-core-java");
        PeerProgram.Require(Path.Combine(Libraries, "tomcat9-catalina.jar"), "libtomcat9-java");
        var peer = new JolokiaPeer();
        peer.Write("conf/server.xml", $"""
            <Server port="-1"><Service name="Catalina"><Connector port="{peer.Port}" address="127.0.0.1" maxThreads="40" minSpareThreads="4"/>
            <Engine name="Catalina" defaultHost="localhost"><Host name="localhost" appBase="webapps" autoDeploy="false"/></Engine></Service></Server>
            """);
        peer.Write("webapps/ROOT/WEB-INF/web.xml", """
            <web-app xmlns="http://xmlns.jcp.org/xml/ns/javaee" version="3.1" metadata-complete="true">
            <servlet><servlet-name>jolokia</servlet-name><servlet-class>org.jolokia.http.AgentServlet</servlet-class><load-on-startup>1</load-on-startup></servlet>
            <servlet-mapping><servlet-name>jolokia</servlet-name><url-pattern>/jolokia/*</url-pattern></servlet-mapping></web-app>
            """);
        string[] jars = [.. Directory.GetFiles(Libraries, "tomcat9-*.jar"), Path.Combine(Libraries, "jolokia-core.jar"), Path.Combine(Libraries, "json-simple.jar")];
        peer.program = await PeerProgram.Start(
            Java, "default-jre-headless", peer.Port, "-Xmx64m", $"-Dcatalina.base={peer.folder}", $"-Dcatalina.home={peer.folder}", "-cp", string.Join(':', jars),
            "org.apache.catalina.startup.Tomcat", "--await");
        return peer;
    }

    public void Dispose()
    {
        program?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private void Write(string name, string text)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
