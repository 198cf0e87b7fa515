#ifndef PRISONOPS_KEYFRAMES_OPENING_H
#define PRISONOPS_KEYFRAMES_OPENING_H

#include "session.h"

/* Takes FFmpeg's messages: none is printed, because they quote addresses with credentials, and the status of a refusal,
 * which no other way gives, is kept. */
void opening_take_messages(void);

/* Connects, plays, and opens what is needed to read and decode; an error of FFmpeg. */
int opening_run(keyframes_session *session, const char *url, int32_t transport);

/* A decoder of the stream's codec. */
int opening_decoder(const keyframes_session *session, enum AVDiscard skipped, AVCodecContext **opened);

#endif
