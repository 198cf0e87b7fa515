#include "messages.h"

#include <stdarg.h>
#include <string.h>

#define REFUSAL "method %s failed: %d"
#define LOSS "RTP: missed %d packets"

static _Thread_local keyframes_session *current;

static int begins(const char *format, const char *with) { return !strncmp(format, with, strlen(with)); }

static void take(void *sender, int level, const char *format, va_list arguments)
{
    (void)sender;
    if (!current || level > AV_LOG_WARNING) return;
    if (begins(format, REFUSAL)) {
        (void)va_arg(arguments, const char *);
        current->status = va_arg(arguments, int);
    } else if (begins(format, LOSS)) {
        int missed = va_arg(arguments, int);
        current->lost_packets += missed > 0 ? missed : 1;
    }
}

void messages_take(void) { av_log_set_callback(take); }

void messages_of(keyframes_session *session) { current = session; }
