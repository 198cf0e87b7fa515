/* A Modbus server made of libmodbus: modbus-server tcp|rtu PORT [MAP]. A map has lines "h|i|c|d ADDRESS VALUE" for all that is not 0, and is read again for every question. "rtu" speaks on a pseudo terminal that is bridged to TCP, as serial servers do. */
#define _GNU_SOURCE
#include <errno.h>
#include <modbus.h>
#include <netinet/in.h>
#include <poll.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <signal.h>
#include <unistd.h>

enum { UNIT = 17, BITS = 64, REGISTERS = 300 };

static void fill(modbus_mapping_t *map)
{
    for (int i = 0; i < BITS; i++) map->tab_bits[i] = map->tab_input_bits[i] = i % 3 == 0;
    for (int i = 0; i < REGISTERS; i++) map->tab_registers[i] = map->tab_input_registers[i] = i * 7;
    /* 220.5 by hand: what libmodbus 3.1.6 calls ABCD goes on the wire as DCBA on a little-endian machine. */
    static const uint16_t orders[8] = {0x435C, 0x8000, 0x0080, 0x5C43, 0x8000, 0x435C, 0x5C43, 0x0080};
    memcpy(map->tab_input_registers + 100, orders, sizeof orders);
}

static void read_map(modbus_mapping_t *map, const char *path)
{
    FILE *file = fopen(path, "r");
    char table; int address, value;
    if (!file) { perror(path); exit(1); }
    memset(map->tab_bits, 0, map->nb_bits);
    memset(map->tab_input_bits, 0, map->nb_input_bits);
    memset(map->tab_registers, 0, map->nb_registers * sizeof *map->tab_registers);
    memset(map->tab_input_registers, 0, map->nb_input_registers * sizeof *map->tab_input_registers);
    while (fscanf(file, " %c %d %d", &table, &address, &value) == 3) {
        if (table == 'h') map->tab_registers[address] = value;
        else if (table == 'i') map->tab_input_registers[address] = value;
        else if (table == 'c') map->tab_bits[address] = value;
        else map->tab_input_bits[address] = value;
    }
    fclose(file);
}

/* The kernel tells of the death of the thread that started this program as it tells of its process; only the latter is the end. */
static pid_t starter;

static void on_death(int signal)
{
    (void)signal;
    if (getppid() != starter) _exit(0);
}

static int listen_on(int port)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int one = 1, listener = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 8)) { perror("bind"); exit(1); }
    return listener;
}

static void say_ready(void) { puts("ready"); fflush(stdout); }

static void bridge(int listener, int line)
{
    for (;;) {
        int client = accept(listener, NULL, NULL);
        struct pollfd ends[2] = {{client, POLLIN, 0}, {line, POLLIN, 0}};
        for (char data[512]; poll(ends, 2, -1) > 0;) {
            int from = ends[0].revents ? 0 : 1;
            ssize_t length = read(ends[from].fd, data, sizeof data);
            if (length <= 0 || write(ends[1 - from].fd, data, length) != length) break;
        }
        close(client);
    }
}

static void serve(modbus_t *context, modbus_mapping_t *map, const char *path)
{
    uint8_t query[MODBUS_TCP_MAX_ADU_LENGTH];
    for (int length; (length = modbus_receive(context, query)) >= 0 || errno == EMBBADCRC || errno == ETIMEDOUT || errno == EINTR;)
    {
        if (path) read_map(map, path);
        if (length > 0) modbus_reply(context, query, length, map);
    }
}

int main(int count, char **given)
{
    if (count != 3 && count != 4) return 2;
    starter = getppid();
    struct sigaction told = {.sa_handler = on_death, .sa_flags = SA_RESTART};
    sigaction(SIGUSR1, &told, NULL);
    prctl(PR_SET_PDEATHSIG, SIGUSR1);
    const char *path = count == 4 ? given[3] : NULL;
    modbus_mapping_t *map = path ? modbus_mapping_new(1 << 16, 1 << 16, 1 << 16, 1 << 16) : modbus_mapping_new(BITS, BITS, REGISTERS, REGISTERS);
    if (!path) fill(map);
    int listener = listen_on(atoi(given[2]));
    if (!strcmp(given[1], "tcp")) {
        say_ready();
        modbus_t *context = modbus_new_tcp("127.0.0.1", 0);
        for (;;) { modbus_tcp_accept(context, &listener); serve(context, map, path); modbus_close(context); }
    }

    int line, other; char name[64];
    openpty(&line, &other, name, NULL, NULL);
    modbus_t *context = modbus_new_rtu(name, 115200, 'N', 8, 1);
    modbus_set_slave(context, UNIT);
    modbus_connect(context);

    /* Only now the terminal passes octets as they are: before, it takes unit 17 for XON. */
    if (fork() == 0) { prctl(PR_SET_PDEATHSIG, SIGKILL); bridge(listener, line); }
    say_ready();
    for (;;) { serve(context, map, path); fprintf(stderr, "%s\n", modbus_strerror(errno)); }
}
