#ifndef PRISONOPS_KEYFRAMES_JPEG_H
#define PRISONOPS_KEYFRAMES_JPEG_H

#include "keyframes.h"

int32_t jpeg_of_picture(const keyframes_picture *picture, int32_t width_max, uint8_t *buffer, int32_t capacity);

#endif
