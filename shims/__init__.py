"""The mapping language: a closed set of ops that turn a payload of one version into another.

Pure Python, without Django: a gateway's sidecar and a CI job run it as they are.
"""
