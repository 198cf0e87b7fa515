#ifndef PRISONOPS_KEYFRAMES_OPENING_H
#define PRISONOPS_KEYFRAMES_OPENING_H

#include "session.h"

/* Connects, plays, and opens what is needed to read and decode; an error of FFmpeg. */
int opening_run(keyframes_session *session, const char *url, int32_t transport);

/* A decoder of the stream's codec. */
int opening_decoder(const keyframes_session *session, enum AVDiscard skipped, AVCodecContext **opened);

#endif
