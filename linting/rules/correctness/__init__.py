"""Rules about schemas that do not say what they seem to say."""
