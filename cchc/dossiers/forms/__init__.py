"""What the screens of dossiers ask for, and how it becomes what the actions take."""
