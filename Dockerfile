# tweetlint as one static file.
#
#   docker build --tag tweetlint .
#   docker run --rm --volume "$PWD:/work" tweetlint check tweets
#
# For pipelines, which need a shell:
#
#   docker build --target ci --tag tweetlint:ci .
FROM rust:1.95-alpine AS build
# The linker wants the start of a C program; its version comes with that of the
# image.
# hadolint ignore=DL3018
RUN apk add --no-cache musl-dev
WORKDIR /source
COPY . .
RUN cargo build --release --locked --package tweetlint

FROM alpine:3 AS ci
COPY --from=build /source/target/release/tweetlint /usr/local/bin/tweetlint
WORKDIR /work

FROM scratch
COPY --from=build /source/target/release/tweetlint /tweetlint
WORKDIR /work
ENTRYPOINT ["/tweetlint"]
