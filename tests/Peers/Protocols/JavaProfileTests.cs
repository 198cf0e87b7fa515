using System.Net;
using System.Text.Json;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.Peers.Snmp;
using PrisonOps.Tests.Support;

namespace PrisonOps.Tests.Peers.Protocols;

/// <summary>What speaks only JMX, read as JSON by Jolokia and as a page by jmx_exporter.</summary>
public sealed class JavaProfileTests
{
    [Fact]
    [Trait("Clause", "8.1.7-0")]
    [Trait("Ring", "long")]
    public async Task Tomcat_with_jolokia_tells_its_threads_requests_and_memory()
    {
        using JolokiaPeer tomcat = await JolokiaPeer.Start();
        await using var polling = new Polling(ProtocolPolls.Watcher);

        await polling.Ask(Http(tomcat.Port, "jolokia-tomcat"));
        DevicePollResult result = await polling.Ask(Http(tomcat.Port, "jolokia-tomcat"));

        string connector = $"http-nio-127.0.0.1-{tomcat.Port}";
        Assert.True(result.Outcome == DevicePollOutcome.Answered, result.Detail);
        Assert.StartsWith("9.0", result.Identity?.Version, StringComparison.Ordinal);
        Assert.Equal(1.0 / 40, result.Value("service.threads-busy", connector));
        Assert.True(result.Value("service.requests", connector) > 8, string.Join(", ", result.Quantities));
        Assert.InRange(result.Value("java.heap-used")!.Value, 0.01, 1);
    }

    /// <summary>The answers are those of Jolokia 1.7.1 in Tomcat 9.0.70, as they were recorded.</summary>
    [Fact]
    [Trait("Clause", "8.1.7-0")]
    public async Task The_recorded_answers_of_tomcat_give_the_same()
    {
        string recorded = await File.ReadAllTextAsync(
            Path.Combine(SourceFolder.Root, "tests", "Peers", "Protocols", "Recorded", "jolokia-tomcat.json"), TestContext.Current.CancellationToken);
        using JsonDocument documents = JsonDocument.Parse(recorded);
        using DocumentSite site = await DocumentSite.Start([.. documents.RootElement.EnumerateObject().Select(one => (one.Name, one.Value.GetRawText()))]);
        await using var polling = new Polling(ProtocolPolls.Watcher);

        DevicePollResult result = await polling.Ask(Http(site.Port, "auto"));

        const string Connector = "http-nio-127.0.0.1-18081";
        Assert.True(result.Outcome == DevicePollOutcome.Answered, result.Detail);
        Assert.Equal(("jolokia-tomcat", "9.0.70"), (result.Identity?.Profile, result.Identity?.Version));
        Assert.Equal((1.0 / 40, 14), (result.Value("service.threads-busy", Connector), result.Value("java.threads")));
        Assert.True(result.Value("service.requests", Connector) > 0 && result.Value("interface.out", Connector) > 0, string.Join(", ", result.Quantities));
        Assert.Equal(0, result.Value("service.sessions"));
    }

    [Fact]
    [Trait("Clause", "8.1.7-0")]
    public async Task A_broker_of_kafka_and_a_server_of_weblogic_are_read_by_the_beans_of_their_manuals()
    {
        using DocumentSite site = await DocumentSite.Start(
            ("/jolokia/version", """{"value": {"protocol": "7.2", "info": {"version": "3.7.0"}}, "status": 200}"""),
            ("/jolokia/read/java.lang:type=Memory/HeapMemoryUsage", """{"value": {"used": 512, "max": 1024}, "status": 200}"""),
            ("/jolokia/read/java.lang:type=Threading/ThreadCount", """{"value": 80, "status": 200}"""),
            ("/jolokia/read/java.lang:type=Runtime/Uptime", """{"value": 90000, "status": 200}"""),
            ("/jolokia/read/java.lang:type=GarbageCollector,name=*/Name,CollectionTime", """{"value": {}, "status": 200}"""),
            ("/jolokia/read/java.lang:type=OperatingSystem", """{"value": {"SystemCpuLoad": 0.25, "OpenFileDescriptorCount": 100, "MaxFileDescriptorCount": 1000}, "status": 200}"""),
            ("/jolokia/read/kafka.server:type=ReplicaManager,name=UnderReplicatedPartitions/Value", """{"value": 3, "status": 200}"""),
            ("/jolokia/read/kafka.controller:type=KafkaController,name=OfflinePartitionsCount/Value", """{"value": 1, "status": 200}"""),
            ("/jolokia/read/kafka.server:type=KafkaRequestHandlerPool,name=RequestHandlerAvgIdlePercent/OneMinuteRate", """{"value": 0.9, "status": 200}"""),
            ("/jolokia/read/com.bea:Type=ServerRuntime,*/Name,State,OpenSocketsCurrentCount",
                """{"value": {"com.bea:Name=S1,Type=ServerRuntime": {"Name": "S1", "State": "ADMIN", "OpenSocketsCurrentCount": 4}}, "status": 200}"""));
        await using var polling = new Polling(ProtocolPolls.Watcher);

        DevicePollResult kafka = await polling.Ask(Http(site.Port, "jolokia-kafka")), weblogic = await polling.Ask(Http(site.Port, "jolokia-weblogic"));

        Assert.True(kafka.Outcome == DevicePollOutcome.Answered, kafka.Detail);
        Assert.Equal((3, 1, 0.5), (kafka.Value("queue.partitions-under-replicated"), kafka.Value("queue.partitions-offline"), kafka.Value("java.heap-used")));
        Assert.Equal(0.1, kafka.Value("service.threads-busy")!.Value, 6);
        Assert.True(weblogic.Outcome == DevicePollOutcome.Answered, weblogic.Detail);
        Assert.Equal((1, 4), (weblogic.Value("service.down", "S1"), weblogic.Value("service.connections", "S1")));
    }

    [Fact]
    [Trait("Clause", "8.1.7-0")]
    public async Task Pages_of_the_jmx_exporter_and_of_liberty_are_known_by_their_names()
    {
        using DocumentSite site = await DocumentSite.Start(
            ("/kafka", "jvm_memory_bytes_used{area=\"heap\"} 10\njvm_memory_bytes_max{area=\"heap\"} 40\nkafka_server_replicamanager_underreplicatedpartitions 2\nkafka_controller_kafkacontroller_offlinepartitionscount 1\n"),
            ("/tomcat", "tomcat_threadpool_currentthreadsbusy{port=\"8080\",protocol=\"http-nio\"} 7\ntomcat_requestcount_total{port=\"8080\",protocol=\"http-nio\"} 900\n"),
            ("/liberty", "base_memory_usedHeap_bytes 30\nbase_memory_maxHeap_bytes 60\nvendor_threadpool_activeThreads{pool=\"Default_Executor\"} 3\nvendor_threadpool_size{pool=\"Default_Executor\"} 12\n"));
        await using var polling = new Polling(ProtocolPolls.Watcher);

        DevicePollResult kafka = await polling.Ask(Page(site.Port, "/kafka"));
        DevicePollResult tomcat = await polling.Ask(Page(site.Port, "/tomcat"));
        DevicePollResult liberty = await polling.Ask(Page(site.Port, "/liberty"));

        Assert.Equal((2, 1, 0.25), (kafka.Value("queue.partitions-under-replicated"), kafka.Value("queue.partitions-offline"), kafka.Value("java.heap-used")));
        Assert.Equal(900, Named(tomcat, "service.requests"));
        Assert.Equal(7, Named(tomcat, "service.workers-busy"));
        Assert.Equal((0.5, 0.25), (liberty.Value("java.heap-used"), Named(liberty, "service.threads-busy")));
    }

    private static double Named(DevicePollResult result, string name) => Assert.Single(result.Quantities, quantity => quantity.Name == name).Value;

    private static ObjectConfiguration Http(int port, string profile) =>
        ProtocolPolls.Device(new(IPAddress.Loopback, port), MonitoringProtocol.Http, $$"""{"profile": "{{profile}}"}""");

    private static ObjectConfiguration Page(int port, string path) =>
        ProtocolPolls.Device(new(IPAddress.Loopback, port), MonitoringProtocol.OpenMetrics, $$"""{"path": "{{path}}"}""");
}
